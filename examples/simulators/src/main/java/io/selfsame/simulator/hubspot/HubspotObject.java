package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.simulator.server.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The objects of the CRM, with the names HubSpot itself mixes: plural, singular and type id. */
enum HubspotObject {
  CONTACTS("contact", "0-1", "lastmodifieddate", List.of("email", "firstname", "lastname")),
  COMPANIES("company", "0-2", "hs_lastmodifieddate", List.of("domain", "name"));

  static final String CREATED = "createdate";
  static final String ID = "hs_object_id";
  static final String MERGED = "hs_merged_object_ids";

  private final String singular;
  private final String typeId;
  private final String modified;
  private final List<String> defaults;

  HubspotObject(String singular, String typeId, String modified, List<String> defaults) {
    this.singular = singular;
    this.typeId = typeId;
    this.modified = modified;
    this.defaults = defaults;
  }

  static Optional<HubspotObject> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (HubspotObject object : values()) {
      if (List.of(object.plural(), object.singular, object.typeId).contains(lower)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  String plural() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The property that holds the modification time. */
  String modifiedProperty() {
    return modified;
  }

  /** What an answer shows besides id and times when nothing in particular is asked for. */
  List<String> defaultProperties() {
    return defaults;
  }

  /** The scope an app needs to read this object. */
  String scope() {
    return "crm.objects." + plural() + ".read";
  }

  /** The definitions of the properties every portal has. */
  JsonNode standardProperties() {
    return Json.resource(HubspotObject.class, plural() + ".json").path("results");
  }
}
