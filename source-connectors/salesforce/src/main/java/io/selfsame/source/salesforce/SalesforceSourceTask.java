package io.selfsame.source.salesforce;

import io.selfsame.source.polling.PollingSourceTask;

/** Reads the objects assigned to it; see {@link SalesforceSourceConnector}. */
public final class SalesforceSourceTask extends PollingSourceTask {
  public SalesforceSourceTask() {
    super(new SalesforceDefinition());
  }
}
