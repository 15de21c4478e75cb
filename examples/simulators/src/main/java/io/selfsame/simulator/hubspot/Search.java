package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.StoredRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code POST /crm/v3/objects/OBJECT/search}, over what the index knows; never archived ones. */
final class Search {
  private static final int MOST_A_PAGE = 200;
  private static final int MOST = 10_000;
  private static final int MOST_GROUPS = 5;
  private static final int MOST_FILTERS_A_GROUP = 6;
  private static final int MOST_FILTERS = 18;

  private final HubspotState state;
  private final Records records;

  Search(HubspotState state, Records records) {
    this.state = state;
    this.records = records;
  }

  Response answer(HubspotObject object, Request request) {
    ObjectNode asked = HubspotRoutes.body(request);
    int limit = asked.path("limit").asInt(10);
    if (limit < 1 || limit > MOST_A_PAGE) {
      throw HubspotProblems.validation("The limit must be between 1 and " + MOST_A_PAGE);
    }
    int after = after(asked);
    List<Hit> hits = hits(object, asked);
    ObjectNode answer = Json.object().put("total", hits.size());
    ArrayNode results = answer.putArray("results");
    int end = Math.min(hits.size(), after + limit);
    List<String> properties = Records.names(asked.path("properties"));
    records.checkNumber(properties);
    for (Hit hit : hits.subList(Math.min(after, end), end)) {
      results.add(records.render(object, hit.record(), hit.values(), properties));
    }
    if (end < hits.size()) {
      answer.putObject("paging").putObject("next").put("after", Integer.toString(end));
    }
    return Response.json(200, answer);
  }

  private List<Hit> hits(HubspotObject object, ObjectNode asked) {
    List<List<SearchFilter>> groups = groups(asked.path("filterGroups"));
    PropertyOrder order = new PropertyOrder(state.properties(object));
    return state
        .store(object)
        .all()
        .filter(StoredRecord::isLive)
        .map(record -> new Hit(record, state.values(object, record)))
        .filter(
            hit ->
                groups.isEmpty()
                    || groups.stream()
                        .anyMatch(
                            group ->
                                group.stream()
                                    .allMatch(filter -> filter.matches(hit.values(), order))))
        .sorted(sort(asked.path("sorts"), order))
        .toList();
  }

  private static int after(ObjectNode asked) {
    String after = asked.path("after").asText("0");
    if (!after.matches("\\d{1,9}")) {
      throw HubspotProblems.validation("The after cursor must be a number");
    }
    int from = Integer.parseInt(after);
    if (from >= MOST) {
      throw HubspotProblems.validation(
          "Paging through the results of a search ends at " + MOST + " results");
    }
    return from;
  }

  private static List<List<SearchFilter>> groups(JsonNode json) {
    List<List<SearchFilter>> groups = new ArrayList<>();
    int filters = 0;
    for (JsonNode group : json) {
      List<SearchFilter> all = new ArrayList<>();
      group.path("filters").forEach(filter -> all.add(SearchFilter.read(filter)));
      filters += all.size();
      if (all.size() > MOST_FILTERS_A_GROUP) {
        throw HubspotProblems.validation("A filter group has too many filters");
      }
      groups.add(all);
    }
    if (groups.size() > MOST_GROUPS || filters > MOST_FILTERS) {
      throw HubspotProblems.validation("Too many filter groups or filters");
    }
    return groups;
  }

  /** By at most one rule, an object or a bare name; the newest first when there is none. */
  private static Comparator<Hit> sort(JsonNode sorts, PropertyOrder order) {
    if (sorts.size() > 1) {
      throw HubspotProblems.validation("Only one sorting rule can be applied to a search");
    }
    Comparator<Hit> byId = Comparator.comparingLong(hit -> Long.parseLong(hit.record().id()));
    if (sorts.isEmpty()) {
      return byId;
    }
    JsonNode rule = sorts.get(0);
    String property = rule.isTextual() ? rule.asText() : rule.path("propertyName").asText();
    Comparator<Hit> byProperty =
        (left, right) ->
            order.compare(
                property,
                left.values().path(property).asText(),
                right.values().path(property).asText());
    boolean descending = rule.path("direction").asText().equals("DESCENDING");
    return (descending ? byProperty.reversed() : byProperty).thenComparing(byId);
  }

  private record Hit(StoredRecord record, ObjectNode values) {}
}
