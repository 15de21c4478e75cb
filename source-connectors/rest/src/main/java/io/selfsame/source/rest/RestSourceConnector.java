package io.selfsame.source.rest;

import io.selfsame.source.polling.PollingSourceConnector;
import org.apache.kafka.connect.connector.Task;

/**
 * Reads customers, changes and deletions from a REST API that a manifest describes: one that is
 * built in, or one of the user's, without a line of Java.
 */
public final class RestSourceConnector extends PollingSourceConnector {
  public RestSourceConnector() {
    super(new RestDefinition());
  }

  @Override
  public Class<? extends Task> taskClass() {
    return RestSourceTask.class;
  }
}
