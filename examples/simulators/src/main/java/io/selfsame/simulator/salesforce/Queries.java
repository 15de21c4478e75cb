package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.Position;
import io.selfsame.simulator.store.StoredRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Runs queries and keeps their results for the pages that follow. Thread-safe. */
final class Queries {
  private static final Duration LOCATOR_LIFE = Duration.ofDays(2);
  static final int LARGEST_PAGE = 2000;

  private final Clock clock;
  private final Map<String, SalesforceObject> objects;
  private final Map<String, Result> results = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private volatile int largestPage = LARGEST_PAGE;
  private volatile int slowFrom = Integer.MAX_VALUE;

  /**
   * A page of a query.
   *
   * @param locator of the next page, empty at the end
   */
  record Page(
      SalesforceObject object,
      List<String> fields,
      List<ObjectNode> rows,
      int size,
      String locator) {}

  /** What a query found. */
  record Rows(SalesforceObject object, List<String> fields, List<ObjectNode> rows) {}

  private record Result(Rows found, Instant expiry) {}

  Queries(Clock clock, Map<String, SalesforceObject> objects) {
    this.clock = clock;
    this.objects = objects;
  }

  /** Pages have so many rows at most, whatever is asked for. */
  void limitPages(int rows) {
    largestPage = rows;
  }

  /** Queries that find more rows than this take too long. */
  void timeOutBeyond(int rows) {
    slowFrom = rows;
  }

  Collection<SalesforceObject> objects() {
    return objects.values();
  }

  SalesforceObject object(String name) {
    return objects.values().stream()
        .filter(object -> object.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ApiProblem(
                    400, "INVALID_TYPE", "sObject type '" + name + "' is not supported."));
  }

  /**
   * All rows a query finds.
   *
   * @param all also rows in the recycle bin
   */
  Rows rows(String text, boolean all) {
    Soql soql = Soql.parse(text);
    SalesforceObject object = object(soql.object());
    checkFields(soql, object);
    Stream<StoredRecord> stored = object.rows().modifiedAfter(Position.startOf(Instant.MIN));
    List<ObjectNode> rows =
        stored
            .filter(row -> row.isLive() || (all && row.lifecycle() == Lifecycle.DELETED))
            .map(object::render)
            .filter(row -> soql.where().map(where -> where.test(row)).orElse(true))
            .sorted(soql.comparator())
            .limit(soql.limit().orElse(Integer.MAX_VALUE))
            .toList();
    if (rows.size() > slowFrom && !soql.fields().isEmpty()) {
      throw new ApiProblem(400, "QUERY_TIMEOUT", "Your query request was running for too long.");
    }
    return new Rows(object, soql.fields(), rows);
  }

  /** See {@link #rows}. */
  Page query(String text, boolean all, int pageSize) {
    Rows found = rows(text, all);
    if (found.fields().isEmpty()) {
      return new Page(found.object(), List.of(), List.of(), found.rows().size(), "");
    }
    Result result = new Result(found, clock.instant().plus(LOCATOR_LIFE));
    String cursor = "01g" + String.format("%015d", count.incrementAndGet());
    if (found.rows().size() > Math.min(pageSize, largestPage)) {
      results.put(cursor, result);
    }
    return page(cursor, result, 0, pageSize);
  }

  Page more(String locator, int pageSize) {
    int dash = locator.lastIndexOf('-');
    Result result = dash < 0 ? null : results.get(locator.substring(0, dash));
    if (result == null || clock.instant().isAfter(result.expiry())) {
      throw new ApiProblem(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    int from = Integer.parseInt(locator.substring(dash + 1));
    return page(locator.substring(0, dash), result, from, pageSize);
  }

  /** Makes all locators invalid, as a restart of the vendor's servers does. */
  void forgetLocators() {
    results.clear();
  }

  private Page page(String cursor, Result result, int from, int pageSize) {
    Rows found = result.found();
    int to = Math.min(found.rows().size(), from + Math.min(pageSize, largestPage));
    boolean more = to < found.rows().size();
    return new Page(
        found.object(),
        found.fields(),
        found.rows().subList(from, to),
        found.rows().size(),
        more ? cursor + "-" + to : "");
  }

  private static void checkFields(Soql soql, SalesforceObject object) {
    Set<String> known = new HashSet<>();
    object.fields().forEach(field -> known.add(field.name()));
    for (String field : soql.fields()) {
      if (!known.contains(field)) {
        throw new ApiProblem(
            400,
            "INVALID_FIELD",
            "No such column '" + field + "' on entity '" + object.name() + "'.");
      }
    }
  }
}
