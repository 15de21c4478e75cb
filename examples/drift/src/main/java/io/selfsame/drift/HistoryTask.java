package io.selfsame.drift;

import io.selfsame.source.polling.PollingSourceTask;

/** The polling core's task over {@link HistoryVendor}. */
final class HistoryTask extends PollingSourceTask {
  HistoryTask() {
    super(new HistoryVendor());
  }
}
