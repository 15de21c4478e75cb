package io.selfsame.source.zendesk;

import io.selfsame.source.polling.PollingSourceConnector;
import org.apache.kafka.connect.connector.Task;

/**
 * Reads users, organizations and tickets of a Zendesk Support account through the incremental
 * exports: everything there is, then changes and deletions.
 */
public final class ZendeskSourceConnector extends PollingSourceConnector {
  public ZendeskSourceConnector() {
    super(new ZendeskDefinition());
  }

  @Override
  public Class<? extends Task> taskClass() {
    return ZendeskSourceTask.class;
  }
}
