package io.selfsame.contract;

import java.util.Locale;

/** How loud a drift event is; {@link #CRITICAL} when the field feeds identity or consent. */
public enum DriftSeverity {
  INFO,
  WARNING,
  CRITICAL;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
