package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.PositionException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Builds the queries a stream runs. Everything that goes into a query is a described name, an
 * instant or a checked id, so that an edited offset cannot change what a query means.
 */
public final class Soql {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

  private Soql() {}

  /** All rows of a scan that follow its key, in key order. */
  static Query scan(ObjectDescription description, Scan scan) {
    return new Query(
        description.object(),
        description.names(),
        " WHERE "
            + String.join(" AND ", conditions(scan))
            + " ORDER BY SystemModstamp ASC, Id ASC");
  }

  /**
   * All rows modified before a time, in any order: an order would keep the vendor from chunking.
   */
  static Query snapshot(ObjectDescription description, Instant to) {
    return new Query(
        description.object(), description.names(), " WHERE SystemModstamp < " + literal(to));
  }

  /** How many rows there are: the size of what it finds. */
  static Query count(String object) {
    return new Query(object, List.of("COUNT()"), "");
  }

  /** These rows, if the vendor still holds them, live or in the recycle bin. */
  public static Query rows(String object, List<String> fields, List<String> ids) {
    return new Query(
        object,
        fields,
        " WHERE Id IN (" + ids.stream().map(Soql::quoted).collect(Collectors.joining(", ")) + ")");
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static List<String> conditions(Scan scan) {
    List<String> conditions = new ArrayList<>();
    // The lower bound stands alone so that the vendor can use its index on SystemModstamp.
    scan.lowerBound().ifPresent(from -> conditions.add("SystemModstamp >= " + literal(from)));
    scan.after()
        .ifPresent(
            key ->
                conditions.add(
                    "(SystemModstamp > "
                        + literal(key.modstamp())
                        + " OR Id > "
                        + quoted(key.id())
                        + ")"));
    conditions.add("SystemModstamp < " + literal(scan.to()));
    return conditions;
  }

  private static String literal(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String quoted(String id) {
    if (!isId(id)) {
      throw new PositionException("not a Salesforce id: expected 15 or 18 letters or digits");
    }
    return "'" + id + "'";
  }
}
