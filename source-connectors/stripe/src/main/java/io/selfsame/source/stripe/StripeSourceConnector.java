package io.selfsame.source.stripe;

import io.selfsame.source.polling.PollingSourceConnector;
import org.apache.kafka.connect.connector.Task;

/** Reads a Stripe account: what is there, then what changes, into one topic an object. */
public final class StripeSourceConnector extends PollingSourceConnector {

  public StripeSourceConnector() {
    super(new StripeDefinition());
  }

  @Override
  public Class<? extends Task> taskClass() {
    return StripeSourceTask.class;
  }
}
