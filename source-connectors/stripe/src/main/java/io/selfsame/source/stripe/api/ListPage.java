package io.selfsame.source.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One page of a list.
 *
 * @param rows in Stripe's order; each has a text {@code id}
 * @param hasMore whether Stripe says that more follow
 */
public record ListPage(List<ObjectNode> rows, boolean hasMore) {
  public ListPage {
    rows = List.copyOf(rows);
  }
}
