package io.selfsame.warehouse.landing;

/**
 * A field as the vendor names it, and what it holds.
 *
 * @param field the vendor's name; the column's may differ, see {@link LandingName}
 */
public record LandingColumn(String field, LandingType type) {}
