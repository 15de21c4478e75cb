package io.selfsame.warehouse;

class PostgresFeedTest extends FeedContract {
  @Override
  TestDatabase database() {
    return TestDatabase.postgres();
  }
}
