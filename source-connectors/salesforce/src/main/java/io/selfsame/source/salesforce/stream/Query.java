package io.selfsame.source.salesforce.stream;

import java.util.List;

/**
 * A SOQL query.
 *
 * @param rest what follows the object's name, beginning with a space, or nothing
 */
public record Query(String object, List<String> fields, String rest) {
  public Query {
    fields = List.copyOf(fields);
  }

  public String text() {
    return "SELECT " + String.join(", ", fields) + " FROM " + object + rest;
  }

  /** The same rows with other fields. */
  public Query withFields(List<String> others) {
    return new Query(object, others, rest);
  }
}
