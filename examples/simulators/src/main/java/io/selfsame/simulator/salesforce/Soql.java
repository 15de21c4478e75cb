package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A query in the subset of SOQL that is served: fields, FROM, WHERE with AND, OR and parentheses,
 * ORDER BY, LIMIT, and COUNT().
 *
 * @param fields empty for COUNT()
 */
record Soql(
    List<String> fields,
    String object,
    Optional<SoqlCondition> where,
    List<Order> orders,
    Optional<Integer> limit) {

  /** One ORDER BY item. */
  record Order(String field, boolean descending) {}

  static Soql parse(String text) {
    SoqlTokens tokens = new SoqlTokens(text);
    tokens.expect("SELECT");
    List<String> fields = fields(tokens);
    tokens.expect("FROM");
    String object = tokens.next();
    Optional<SoqlCondition> where =
        tokens.take("WHERE") ? Optional.of(or(tokens)) : Optional.empty();
    List<Order> orders = tokens.take("ORDER") ? orders(tokens) : List.of();
    Optional<Integer> limit =
        tokens.take("LIMIT") ? Optional.of(number(tokens.next())) : Optional.empty();
    if (!tokens.atEnd()) {
      throw ApiProblem.malformed("unexpected token: " + tokens.next());
    }
    return new Soql(fields, object, where, orders, limit);
  }

  /** The order of rendered rows the query asks for; times and ids compare as text. */
  Comparator<ObjectNode> comparator() {
    Comparator<ObjectNode> comparator = Comparator.comparing(row -> "");
    for (Order order : orders) {
      Comparator<ObjectNode> one = Comparator.comparing(row -> row.path(order.field()).asText(""));
      comparator = comparator.thenComparing(order.descending() ? one.reversed() : one);
    }
    return comparator;
  }

  private static List<String> fields(SoqlTokens tokens) {
    List<String> fields = new ArrayList<>();
    do {
      String field = tokens.next();
      if (field.equalsIgnoreCase("COUNT") && tokens.take("(")) {
        tokens.expect(")");
        return List.of();
      }
      fields.add(field);
    } while (tokens.take(","));
    return fields;
  }

  private static SoqlCondition or(SoqlTokens tokens) {
    SoqlCondition left = and(tokens);
    while (tokens.take("OR")) {
      left = new SoqlCondition.Or(left, and(tokens));
    }
    return left;
  }

  private static SoqlCondition and(SoqlTokens tokens) {
    SoqlCondition left = primary(tokens);
    while (tokens.take("AND")) {
      left = new SoqlCondition.And(left, primary(tokens));
    }
    return left;
  }

  private static SoqlCondition primary(SoqlTokens tokens) {
    if (tokens.take("(")) {
      SoqlCondition inner = or(tokens);
      tokens.expect(")");
      return inner;
    }
    String field = tokens.next();
    if (tokens.take("IN")) {
      tokens.expect("(");
      List<String> literals = new ArrayList<>();
      do {
        literals.add(tokens.next());
      } while (tokens.take(","));
      tokens.expect(")");
      return new SoqlCondition.In(field, literals);
    }
    return new SoqlCondition.Compare(field, tokens.next(), tokens.next());
  }

  private static List<Order> orders(SoqlTokens tokens) {
    tokens.expect("BY");
    List<Order> orders = new ArrayList<>();
    do {
      String field = tokens.next();
      boolean descending = tokens.take("DESC");
      if (!descending) {
        tokens.take("ASC");
      }
      if (tokens.take("NULLS") && !tokens.take("FIRST")) {
        tokens.expect("LAST");
      }
      orders.add(new Order(field, descending));
    } while (tokens.take(","));
    return orders;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiProblem.malformed("LIMIT needs a number");
    }
  }
}
