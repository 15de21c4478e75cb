package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.StoredRecord;
import java.util.Map;
import java.util.TreeMap;

/**
 * The e-mail addresses and telephone numbers of users. The primary ones follow the user's own
 * fields; further ones are kept here until their user is deleted or merged. Thread-safe.
 */
final class Identities {
  private final Map<Long, ObjectNode> further = new TreeMap<>();
  private long ids = 1_000;

  /**
   * Adds or changes an identity: {@code type} (email, phone_number), {@code value}, {@code
   * verified}.
   */
  synchronized void put(long id, String user, ObjectNode patch) {
    ObjectNode identity = further.computeIfAbsent(id, any -> identity(id, user, "email", ""));
    Json.merge(identity, patch);
    identity.put("user_id", Long.parseLong(user));
  }

  /** Adds an identity under a new id. */
  synchronized void add(String user, String type, String value, boolean verified) {
    long id = ++ids;
    put(id, user, Json.object().put("type", type).put("value", value).put("verified", verified));
  }

  synchronized boolean knows(String user, String value) {
    return further.values().stream()
        .anyMatch(known -> isOf(known, user) && known.path("value").asText().equals(value));
  }

  synchronized void remove(long id) {
    further.remove(id);
  }

  /** Forgets all of a deleted user. */
  synchronized void forget(String user) {
    further.values().removeIf(known -> isOf(known, user));
  }

  /** Gives all of a merged user to another, and the merged user's primary ones too. */
  synchronized void hand(StoredRecord merged, String into) {
    list(merged)
        .forEach(
            shown ->
                add(
                    into,
                    shown.path("type").asText(),
                    shown.path("value").asText(),
                    shown.path("verified").asBoolean()));
    forget(merged.id());
  }

  /** All identities of a user, primary ones first; none of a deleted one. */
  synchronized ArrayNode list(StoredRecord user) {
    ArrayNode all = Json.array();
    if (!user.isLive()) {
      return all;
    }
    ObjectNode fields = user.fields();
    boolean verified = fields.path("verified").asBoolean(true);
    if (fields.hasNonNull("email")) {
      all.add(primary(user, 1, "email", fields.path("email").asText(), verified));
    }
    if (fields.hasNonNull("phone") && !fields.path("shared_phone_number").asBoolean(false)) {
      all.add(primary(user, 2, "phone_number", fields.path("phone").asText(), verified));
    }
    further.values().stream().filter(known -> isOf(known, user.id())).forEach(all::add);
    return all;
  }

  private static ObjectNode primary(
      StoredRecord user, int which, String type, String value, boolean verified) {
    return identity(Long.parseLong(user.id()) * 10 + which, user.id(), type, value)
        .put("verified", verified)
        .put("primary", true);
  }

  private static ObjectNode identity(long id, String user, String type, String value) {
    return Json.object()
        .put(
            "url", "https://simulator.invalid/api/v2/users/" + user + "/identities/" + id + ".json")
        .put("id", id)
        .put("user_id", Long.parseLong(user))
        .put("type", type)
        .put("value", value)
        .put("verified", false)
        .put("primary", false)
        .put("created_at", "2024-01-01T00:00:00Z")
        .put("updated_at", "2024-01-01T00:00:00Z")
        .put("undeliverable_count", 0)
        .put("deliverable_state", "deliverable");
  }

  private static boolean isOf(ObjectNode identity, String user) {
    return identity.path("user_id").asText().equals(user);
  }
}
