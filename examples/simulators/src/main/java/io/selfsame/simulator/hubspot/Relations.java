package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;

/** What goes by address or between objects: e-mail subscriptions, contacts of companies. */
final class Relations {
  private final HubspotState state;
  private final Edits edits;

  Relations(HubspotState state, Edits edits) {
    this.state = state;
    this.edits = edits;
  }

  void unsubscribe(String address, String subscription) {
    if (subscription.isEmpty()) {
      state.subscriptions().unsubscribeAll(address);
    } else {
      state.subscriptions().unsubscribe(address, subscription);
    }
    edits.touch(address);
  }

  /** {@code POST /communication-preferences/v3/unsubscribe}. */
  Response unsubscribe(Request request) {
    ObjectNode asked = HubspotRoutes.body(request);
    String address = asked.path("emailAddress").asText();
    String subscription = asked.path("subscriptionId").asText();
    if (address.isEmpty() || subscription.isEmpty()) {
      throw HubspotProblems.validation("emailAddress and subscriptionId are required");
    }
    unsubscribe(address, subscription);
    return Response.json(200, status(address, subscription).put("status", "NOT_SUBSCRIBED"));
  }

  /** {@code POST /communication-preferences/v4/statuses/ADDRESS}. */
  Response setStatus(Request request) {
    ObjectNode asked = HubspotRoutes.body(request);
    String subscription = asked.path("subscriptionId").asText();
    if (!asked.path("statusState").asText().equals("UNSUBSCRIBED")) {
      throw HubspotProblems.validation("This simulator takes refusals only");
    }
    unsubscribe(request.pathVariable("address"), subscription);
    return Response.json(200, status(request.pathVariable("address"), subscription));
  }

  /** {@code POST /communication-preferences/v4/statuses/ADDRESS/unsubscribe-all}. */
  Response unsubscribeAll(Request request) {
    unsubscribe(request.pathVariable("address"), "");
    return statuses(request);
  }

  /** {@code GET /communication-preferences/v4/statuses/ADDRESS}. */
  Response statuses(Request request) {
    ObjectNode answer = Json.object();
    answer
        .putArray("results")
        .add(status(request.pathVariable("address"), Subscriptions.NEWSLETTER));
    return Response.json(200, answer);
  }

  /** {@code POST /crm/v4/associations/contacts/companies/batch/read}. */
  Response companiesOfContacts(Request request) {
    ObjectNode answer = Json.object().put("status", "COMPLETE");
    ArrayNode results = answer.putArray("results");
    for (JsonNode input : HubspotRoutes.body(request).path("inputs")) {
      String id = input.path("id").asText();
      state
          .read(HubspotObject.CONTACTS, id)
          .map(contact -> contact.fields().path("associatedcompanyid").asText())
          .filter(company -> !company.isEmpty())
          .ifPresent(company -> results.add(association(id, company)));
    }
    return Response.json(200, answer);
  }

  private static ObjectNode association(String contact, String company) {
    ObjectNode association = Json.object();
    association.putObject("from").put("id", contact);
    ObjectNode to = association.putArray("to").addObject();
    to.put("toObjectId", Long.parseLong(company));
    to.putArray("associationTypes")
        .addObject()
        .put("category", "HUBSPOT_DEFINED")
        .put("typeId", 1)
        .put("label", "Primary");
    return association;
  }

  private ObjectNode status(String address, String subscription) {
    return Json.object()
        .put("channel", "EMAIL")
        .put("subscriberIdString", address)
        .put("subscriptionId", subscription)
        .put("status", state.subscriptions().status(address, subscription));
  }
}
