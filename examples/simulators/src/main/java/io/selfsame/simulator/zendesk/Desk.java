package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import java.util.Locale;
import java.util.Optional;

/**
 * What people do at the screen: they edit rows, the further identities of users ({@code
 * identities}) and the definitions of custom fields ({@code user_fields}, {@code
 * organization_fields}, {@code ticket_fields}), and delete users for good ({@code deleted_users}).
 */
final class Desk {
  private static final String IDENTITIES = "identities";
  private static final String DELETED_USERS = "deleted_users";

  private final ZendeskState state;

  Desk(ZendeskState state) {
    this.state = state;
  }

  void upsert(String name, String id, ObjectNode patch) {
    Optional<ZendeskObject> definitions = definitionsOf(name);
    if (definitions.isPresent() && definitions.get() != ZendeskObject.TICKETS) {
      state.customFields(definitions.get()).define(id, patch);
      return;
    }
    if (!id.chars().allMatch(Character::isDigit)) {
      throw new IllegalArgumentException("An id of Zendesk has digits only");
    }
    if (definitions.isPresent()) {
      state.customFields(ZendeskObject.TICKETS).define(id, patch);
    } else if (name.equals(IDENTITIES)) {
      state.users().putIdentity(id, patch);
    } else {
      edit(object(name), id, patch);
    }
  }

  void delete(String name, String id) {
    Optional<ZendeskObject> definitions = definitionsOf(name);
    if (definitions.isPresent()) {
      state.customFields(definitions.get()).delete(id);
    } else if (name.equals(DELETED_USERS)) {
      deletePermanently(id);
    } else {
      ZendeskObject object = object(name);
      if (state.store(object).find(id).isPresent()) {
        if (object == ZendeskObject.USERS) {
          state.users().delete(id);
        } else {
          state.store(object).change(id, object::whenDeleted, Lifecycle.DELETED);
        }
      }
    }
  }

  void deletePermanently(String user) {
    if (state.store(ZendeskObject.USERS).find(user).isPresent()) {
      state.users().deletePermanently(user);
    }
  }

  /**
   * Changes a ticket as the system does (a trigger, a re-index): only the time that exports go by
   * moves, {@code updated_at} stays.
   */
  void changeBySystem(String ticket, ObjectNode patch) {
    RecordStore tickets = state.store(ZendeskObject.TICKETS);
    StoredRecord known =
        tickets
            .find(ticket)
            .orElseThrow(() -> new IllegalArgumentException("No ticket of that id"));
    String shown = ZendeskObject.TICKETS.render(known).path("updated_at").asText();
    tickets.change(
        ticket,
        fields -> {
          Json.merge(fields, patch);
          return fields.put("updated_at", shown);
        },
        known.lifecycle());
  }

  static ZendeskObject object(String name) {
    return ZendeskObject.named(name.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Zendesk has no object of that name: expected users, organizations,"
                        + " tickets or groups"));
  }

  private void edit(ZendeskObject object, String id, ObjectNode patch) {
    ObjectNode all = revived(object, id, patch);
    if (object == ZendeskObject.USERS) {
      state.users().edit(id, all);
      return;
    }
    state
        .store(object)
        .change(
            id,
            fields -> {
              fields.remove("updated_at");
              Json.merge(fields, all);
              return fields;
            },
            Lifecycle.LIVE);
  }

  /** Whoever edits a deleted row brings it back. */
  private ObjectNode revived(ZendeskObject object, String id, ObjectNode patch) {
    boolean gone = state.store(object).find(id).filter(known -> !known.isLive()).isPresent();
    if (!gone) {
      return patch;
    }
    ObjectNode revived = Json.object();
    if (object == ZendeskObject.USERS) {
      revived.put("active", true).put("verified", true);
    } else if (object == ZendeskObject.TICKETS) {
      revived.put("status", "open");
    }
    Json.merge(revived, patch);
    return revived;
  }

  private static Optional<ZendeskObject> definitionsOf(String name) {
    for (ZendeskObject object : ZendeskObject.values()) {
      if (object.isExported() && object.definitions().equals(name)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }
}
