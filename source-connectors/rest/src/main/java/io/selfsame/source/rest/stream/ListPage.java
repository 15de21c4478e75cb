package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of a list, as they came.
 *
 * @param next where the list goes on; empty when these were the last
 * @param rejected codes of rows that were left out
 */
record ListPage(List<ObjectNode> rows, Optional<ListCursor> next, List<String> rejected) {
  ListPage {
    rows = List.copyOf(rows);
    rejected = List.copyOf(rejected);
  }
}
