package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import java.util.Comparator;
import java.util.List;

/** {@code POST /companies/list?page=&per_page=}: page by page, never beyond 10,000 companies. */
final class Companies {
  private static final int MOST_A_PAGE = 60;
  private static final int MOST = 10_000;

  private final IntercomState state;

  Companies(IntercomState state) {
    this.state = state;
  }

  Response list(Request request) {
    int size = number(request, "per_page", 15);
    int page = number(request, "page", 1);
    if (size < 1 || size > MOST_A_PAGE || page < 1 || (long) size * (page - 1) >= MOST) {
      throw IntercomProblems.of(400, "page_limit_reached", "There is no such page");
    }
    List<ObjectNode> all =
        state.live(IntercomObject.COMPANIES).stream()
            .sorted(Comparator.comparing((ObjectNode row) -> row.path("id").asText()))
            .toList();
    int from = Math.min(all.size(), size * (page - 1));
    ObjectNode answer = Json.object().put("type", "list");
    ArrayNode data = answer.putArray("data");
    all.subList(from, Math.min(all.size(), from + size)).forEach(data::add);
    int total = (all.size() + size - 1) / size;
    ObjectNode pages = answer.putObject("pages").put("type", "pages");
    pages.put("page", page).put("per_page", size).put("total_pages", total);
    if (page < total) {
      pages.putObject("next").put("page", page + 1);
    }
    return Response.json(200, answer.put("total_count", all.size()));
  }

  private static int number(Request request, String name, int otherwise) {
    String text = request.parameter(name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,6}")) {
      throw IntercomProblems.invalid(name + " must be a number");
    }
    return Integer.parseInt(text);
  }
}
