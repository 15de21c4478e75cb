package io.selfsame.simulator.mailchimp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.SchemaDrifts;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The members of one audience. They are stored by contact id, which stays; the key in paths is the
 * MD5 sum of the address in lower case, which changes with it. Thread-safe.
 */
final class Audience {
  static final String LIST = "a1b2c3d4e5";

  private static final Set<String> STATUSES =
      Set.of("subscribed", "unsubscribed", "cleaned", "pending", "transactional", "archived");
  private static final ObjectNode TEMPLATE =
      (ObjectNode) Json.resource(Audience.class, "members.json");

  private final RecordStore members;
  private final SchemaDrifts drifts = new SchemaDrifts();

  Audience(Clock clock) {
    members = new RecordStore(clock);
  }

  RecordStore members() {
    return members;
  }

  SchemaDrifts drifts() {
    return drifts;
  }

  /** Changes a member or makes one, subscribed unless it is said otherwise. */
  void write(String contact, ObjectNode patch) {
    if (patch.has("status") && !STATUSES.contains(patch.path("status").asText())) {
      throw new IllegalArgumentException("A member has no such status");
    }
    members.merge(contact, patch);
  }

  /** Archives a member: it is still listed, with that status. */
  void archive(String contact) {
    if (members.find(contact).isPresent()) {
      members.merge(contact, Json.object().put("status", "archived"));
    }
  }

  /** Deletes a member for good: no list shows it. */
  void deletePermanently(String contact) {
    if (members.find(contact).isPresent()) {
      members.change(contact, fields -> fields.removeAll(), Lifecycle.ERASED);
    }
  }

  /** The member of a key, archived or not. */
  Optional<StoredRecord> byKey(String key) {
    return members
        .all()
        .filter(StoredRecord::isLive)
        .filter(one -> key(one).equals(key))
        .findFirst();
  }

  List<ObjectNode> all() {
    return members.all().filter(StoredRecord::isLive).map(this::render).toList();
  }

  ObjectNode render(StoredRecord member) {
    ObjectNode row = TEMPLATE.deepCopy();
    Json.merge(row, member.fields());
    row.put("id", key(member)).put("contact_id", member.id()).put("list_id", LIST);
    row.put("timestamp_opt", time(member.created())).put("last_changed", time(member.modified()));
    return drifts.apply("members", row);
  }

  /** {@code GET …/merge-fields}. */
  ArrayNode mergeFields() {
    ArrayNode fields = Json.array();
    int id = 1;
    for (var field : TEMPLATE.path("merge_fields").properties()) {
      fields
          .addObject()
          .put("merge_id", id++)
          .put("tag", field.getKey())
          .put("name", field.getKey())
          .put("type", field.getKey().equals("PHONE") ? "phone" : "text")
          .put("required", false)
          .put("list_id", LIST);
    }
    return fields;
  }

  /** As recorded elsewhere: seconds, and an offset instead of Z. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
  }

  static String status(StoredRecord member) {
    return member.fields().path("status").asText(TEMPLATE.path("status").asText());
  }

  private static String key(StoredRecord member) {
    return key(member.fields().path("email_address").asText());
  }

  static String key(String address) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5")
              .digest(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return String.format("%032x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
