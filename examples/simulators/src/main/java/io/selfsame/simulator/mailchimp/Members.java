package io.selfsame.simulator.mailchimp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.StoredRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the API does with members. */
final class Members {
  private static final int MOST_A_PAGE = 1000;

  private final Audience audience;

  Members(Audience audience) {
    this.audience = audience;
  }

  /** {@code GET …/members?count=&offset=&since_last_changed=&before_last_changed=&status=}. */
  Response list(Request request) {
    int count = number(request, "count", 10);
    int offset = number(request, "offset", 0);
    if (count > MOST_A_PAGE) {
      throw MailchimpProblems.invalid("count must be at most " + MOST_A_PAGE);
    }
    Optional<Instant> since = time(request, "since_last_changed");
    Optional<Instant> before = time(request, "before_last_changed");
    Optional<String> status = request.parameter("status");
    List<ObjectNode> found =
        audience.all().stream()
            .filter(row -> since.isEmpty() || !changed(row).isBefore(since.get()))
            .filter(row -> before.isEmpty() || changed(row).isBefore(before.get()))
            .filter(row -> status.isEmpty() || status.get().equals(row.path("status").asText()))
            .sorted(order(request))
            .toList();
    ObjectNode answer = Json.object();
    ArrayNode members = answer.putArray("members");
    int from = Math.min(offset, found.size());
    found.subList(from, Math.min(from + count, found.size())).forEach(members::add);
    answer.put("list_id", Audience.LIST).put("total_items", found.size()).putArray("_links");
    return Response.json(200, answer);
  }

  Response get(Request request) {
    return Response.json(200, audience.render(find(request)));
  }

  /** {@code PATCH …/members/KEY}; whoever left by oneself cannot be subscribed by others. */
  Response patch(Request request) {
    StoredRecord member = find(request);
    ObjectNode patch = body(request);
    String before = Audience.status(member);
    boolean left = before.equals("unsubscribed") || before.equals("cleaned");
    if (left && patch.path("status").asText().equals("subscribed")) {
      throw MailchimpProblems.of(
          400, "Member In Compliance State", "The contact must re-subscribe by itself.");
    }
    audience.write(member.id(), patch);
    return Response.json(200, audience.render(find(member.id())));
  }

  /** {@code DELETE …/members/KEY} archives; what is archived already cannot be. */
  Response archive(Request request) {
    StoredRecord member = find(request);
    if (Audience.status(member).equals("archived")) {
      throw MailchimpProblems.of(405, "Method Not Allowed", "This list member cannot be removed.");
    }
    audience.archive(member.id());
    return Response.noContent();
  }

  /** {@code POST …/members/KEY/actions/delete-permanent}. */
  Response deletePermanently(Request request) {
    audience.deletePermanently(find(request).id());
    return Response.noContent();
  }

  private StoredRecord find(Request request) {
    return audience.byKey(request.pathVariable("key")).orElseThrow(MailchimpProblems::notFound);
  }

  private StoredRecord find(String contact) {
    return audience.members().find(contact).orElseThrow(MailchimpProblems::notFound);
  }

  private static Comparator<ObjectNode> order(Request request) {
    String field = request.parameter("sort_field").orElse("timestamp_opt");
    Comparator<ObjectNode> order =
        Comparator.comparing((ObjectNode row) -> row.path(field).asText())
            .thenComparing(row -> row.path("contact_id").asText());
    return request.parameter("sort_dir").orElse("DESC").equals("ASC") ? order : order.reversed();
  }

  private static Instant changed(ObjectNode row) {
    return OffsetDateTime.parse(row.path("last_changed").asText()).toInstant();
  }

  private static Optional<Instant> time(Request request, String name) {
    try {
      return request.parameter(name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw MailchimpProblems.invalid(name + " must be a time of ISO 8601");
    }
  }

  private static int number(Request request, String name, int otherwise) {
    String text = request.parameter(name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,9}")) {
      throw MailchimpProblems.invalid(name + " must be a number");
    }
    return Integer.parseInt(text);
  }

  private static ObjectNode body(Request request) {
    try {
      return Json.parseObject(request.body());
    } catch (IllegalArgumentException e) {
      throw MailchimpProblems.of(400, "JSON Parse Error", "The body is not JSON.");
    }
  }
}
