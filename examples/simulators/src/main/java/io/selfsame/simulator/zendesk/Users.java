package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is particular about users: tags of checkboxes, further addresses, deletions and merges. */
final class Users {
  private final RecordStore store;
  private final CustomFields customFields;
  private final Identities identities;
  private final Map<String, String> merged = new ConcurrentHashMap<>();

  Users(RecordStore store, CustomFields customFields, Identities identities) {
    this.store = store;
    this.customFields = customFields;
    this.identities = identities;
  }

  /**
   * Edits a user as an agent does on the screen. {@code tags} are replaced as a whole, so that the
   * tag of a checkbox can vanish while it stays set; setting a checkbox adds its tag.
   */
  StoredRecord edit(String id, ObjectNode patch) {
    return store.change(
        id,
        fields -> {
          Json.merge(fields, patch);
          patch.path("user_fields").properties().forEach(set -> tag(fields, set));
          return fields;
        },
        Lifecycle.LIVE);
  }

  /** As {@link #edit}, but another e-mail address becomes a further identity, not the primary. */
  StoredRecord editByApi(StoredRecord user, ObjectNode patch) {
    ObjectNode kept = patch.deepCopy();
    String email = patch.path("email").asText("");
    String known = user.fields().path("email").asText("");
    if (!email.isEmpty() && !known.isEmpty() && !email.equals(known)) {
      kept.remove("email");
      if (!identities.knows(user.id(), email)) {
        identities.add(user.id(), "email", email, patch.path("verified").asBoolean(false));
      }
    }
    return edit(user.id(), kept);
  }

  StoredRecord delete(String id) {
    identities.forget(id);
    return store.change(id, ZendeskObject.USERS::whenDeleted, Lifecycle.DELETED);
  }

  /** Leaves nothing personal. */
  void deletePermanently(String id) {
    identities.forget(id);
    store.change(id, ZendeskObject::whenErased, Lifecycle.ERASED);
  }

  /** Merges one user into another, which gets the identities; the one is then deleted. */
  StoredRecord merge(StoredRecord user, String into) {
    identities.hand(user, into);
    merged.put(user.id(), into);
    StoredRecord winner = edit(into, Json.object());
    store.change(user.id(), ZendeskObject.USERS::whenDeleted, Lifecycle.DELETED);
    return winner;
  }

  /** Into whom a user was merged. */
  Optional<String> mergedInto(String id) {
    return Optional.ofNullable(merged.get(id));
  }

  /** Sets one identity; the user it belongs to counts as changed. */
  void putIdentity(String id, ObjectNode patch) {
    String user = patch.path("user_id").asText();
    if (store.find(user).isEmpty()) {
      throw new IllegalArgumentException("user_id: expected the id of a user");
    }
    identities.put(Long.parseLong(id), user, patch);
    edit(user, Json.object());
  }

  private void tag(ObjectNode fields, Map.Entry<String, JsonNode> set) {
    String tag = customFields.tagOf(set.getKey());
    if (tag.isEmpty()) {
      return;
    }
    Set<String> tags = new LinkedHashSet<>();
    fields.path("tags").forEach(each -> tags.add(each.asText()));
    boolean changed = set.getValue().asBoolean() ? tags.add(tag) : tags.remove(tag);
    if (changed) {
      ArrayNode all = fields.putArray("tags");
      tags.forEach(all::add);
    }
  }
}
