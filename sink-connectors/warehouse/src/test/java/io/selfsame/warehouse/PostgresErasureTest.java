package io.selfsame.warehouse;

class PostgresErasureTest extends ErasureContract {
  @Override
  TestDatabase database() {
    return TestDatabase.postgres();
  }
}
