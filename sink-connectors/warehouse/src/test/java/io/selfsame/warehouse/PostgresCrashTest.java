package io.selfsame.warehouse;

class PostgresCrashTest extends CrashContract {
  @Override
  TestDatabase newDatabase() {
    return TestDatabase.postgres();
  }
}
