package io.selfsame.source.salesforce;

import io.selfsame.source.polling.PollingSourceConnector;
import org.apache.kafka.connect.connector.Task;

/**
 * Reads objects of a Salesforce org: a snapshot, then changes, soft and permanent deletions. Logs
 * in by OAuth (client credentials or JWT bearer) and reads by the SOAP partner API.
 */
public final class SalesforceSourceConnector extends PollingSourceConnector {
  public SalesforceSourceConnector() {
    super(new SalesforceDefinition());
  }

  @Override
  public Class<? extends Task> taskClass() {
    return SalesforceSourceTask.class;
  }
}
