package io.selfsame.source.zendesk;

import io.selfsame.source.polling.PollingSourceTask;

/** Reads the objects assigned to it; see {@link ZendeskSourceConnector}. */
public final class ZendeskSourceTask extends PollingSourceTask {
  public ZendeskSourceTask() {
    super(new ZendeskDefinition());
  }
}
