package io.selfsame.source.rest;

import io.selfsame.source.polling.PollingSourceTask;

/** Reads the streams assigned to it; see {@link RestSourceConnector}. */
public final class RestSourceTask extends PollingSourceTask {
  public RestSourceTask() {
    super(new RestDefinition());
  }
}
