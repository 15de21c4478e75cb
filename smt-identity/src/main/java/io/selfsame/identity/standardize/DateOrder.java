package io.selfsame.identity.standardize;

import java.util.Set;

/** How a date such as 03/04/1980 is read, of which day and month may be in either order. */
public enum DateOrder {
  /** As the record's country writes it. */
  REGION,
  DAY_FIRST,
  MONTH_FIRST,
  /** Not at all. */
  NONE;

  private static final Set<String> MONTH_FIRST_REGIONS =
      Set.of("US", "PR", "GU", "VI", "AS", "MP", "PH", "FM", "PW", "MH");

  DateOrder in(String region) {
    if (this != REGION) {
      return this;
    }
    if (region.isEmpty() || region.equals("CA")) {
      return NONE;
    }
    return MONTH_FIRST_REGIONS.contains(region) ? MONTH_FIRST : DAY_FIRST;
  }
}
