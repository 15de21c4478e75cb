package io.selfsame.source.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param rows in Stripe's order; each has a text {@code id}
 * @param hasMore whether Stripe says that more follow
 * @param leftOut the id of the last row that was left out, if it could be read
 */
public record ListPage(List<ObjectNode> rows, boolean hasMore, Optional<String> leftOut) {
  public ListPage {
    rows = List.copyOf(rows);
  }
}
