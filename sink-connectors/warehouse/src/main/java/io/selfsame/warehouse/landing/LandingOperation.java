package io.selfsame.warehouse.landing;

import java.util.Locale;

/** What happened to the record a landing row stands for; kept in its column {@code _op}. */
public enum LandingOperation {
  UPSERT,
  /** The row stays as it was, marked. */
  DELETE,
  /** The row stays without any of the vendor's values. */
  ERASE,
  /** The record now is another one; its own values stay. */
  ALIAS;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
