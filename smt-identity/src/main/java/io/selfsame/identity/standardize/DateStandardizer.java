package io.selfsame.identity.standardize;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Dates of life as ISO 8601. A date such as {@code 03/04/1980} is read as the record's country
 * writes it, as suspect; where that is not known it stays as it is.
 */
public final class DateStandardizer implements Standardizer {
  private static final int EARLIEST = 1850;
  private static final int LATEST = 2100;
  private final Placeholders placeholders;
  private final DateOrder order;

  public DateStandardizer(Placeholders placeholders) {
    this(placeholders, DateOrder.REGION);
  }

  public DateStandardizer(Placeholders placeholders, DateOrder order) {
    this.placeholders = placeholders;
    this.order = order;
  }

  @Override
  public Standardized standardize(String raw) {
    return standardize(raw, "");
  }

  /**
   * Standardizes a date.
   *
   * @param region ISO 3166-1 alpha-2 country of the record, empty if unknown
   */
  public Standardized standardize(String raw, String region) {
    Optional<DateReading> reading = DateReading.of(raw);
    if (reading.isEmpty()) {
      return Standardized.invalid(raw);
    }
    if (reading.get().monthFirst().isEmpty()) {
      return iso(reading.get().first())
          .map(iso -> Standardized.valid(iso, iso))
          .orElseGet(() -> Standardized.invalid(raw));
    }
    return preferred(reading.get(), region)
        .flatMap(this::iso)
        .map(iso -> Standardized.doubtful(iso, iso))
        .orElseGet(() -> Standardized.suspect(Whitespace.tidy(raw)));
  }

  /** The other date, ISO 8601, that a raw value may mean if day and month are swapped. */
  public Optional<String> otherReading(String raw, String region) {
    return DateReading.of(raw)
        .filter(reading -> reading.monthFirst().isPresent())
        .flatMap(reading -> other(reading, region))
        .flatMap(this::iso);
  }

  private Optional<LocalDate> preferred(DateReading reading, String region) {
    return switch (order.in(region)) {
      case DAY_FIRST -> Optional.of(reading.first());
      case MONTH_FIRST -> reading.monthFirst();
      case REGION, NONE -> Optional.empty();
    };
  }

  private Optional<LocalDate> other(DateReading reading, String region) {
    return switch (order.in(region)) {
      case DAY_FIRST -> reading.monthFirst();
      case MONTH_FIRST -> Optional.of(reading.first());
      case REGION, NONE -> Optional.empty();
    };
  }

  private Optional<String> iso(LocalDate date) {
    return Optional.of(date)
        .filter(plausible -> date.getYear() >= EARLIEST && date.getYear() <= LATEST)
        .map(LocalDate::toString)
        .filter(iso -> !placeholders.contains(PlaceholderKind.DATE, iso));
  }
}
