package io.selfsame.source.polling.contract;

/** A customer's address that must never be seen outside of records. */
public final class Canary {
  public static final String TEXT = "canary-4711@example.com";

  private Canary() {}
}
