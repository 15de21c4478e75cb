package io.selfsame.source.stripe;

import io.selfsame.source.polling.PollingSourceTask;

/** Reads some of the objects of a Stripe account. */
public final class StripeSourceTask extends PollingSourceTask {

  public StripeSourceTask() {
    super(new StripeDefinition());
  }
}
