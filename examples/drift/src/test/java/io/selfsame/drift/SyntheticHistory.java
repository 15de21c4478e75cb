package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.drift.History.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * A made-up history with its labels: a support desk's users (or a CRM's contacts) whose API changes
 * in every labelled way, while noise goes on that is none of these ways: optional keys come and go,
 * values alternate with null, lists are sometimes empty, the order of keys varies.
 */
record SyntheticHistory(History history, ObjectNode labels) {
  static final int VERSIONS = 40;

  /** One seed, one history. */
  static SyntheticHistory of(long seed) {
    return new Maker(seed).make();
  }

  private static final class Maker {
    private final Random random;
    private final List<BiConsumer<Integer, ObjectNode>> shape = new ArrayList<>();
    private final ObjectNode labels = History.JSON.createObjectNode();
    private final boolean sameRow;
    private int row;

    Maker(long seed) {
      this.random = new Random(seed);
      this.sameRow = random.nextBoolean();
      labels.putArray("drifts");
      labels.putArray("noise");
    }

    SyntheticHistory make() {
      base();
      noise();
      additions();
      removals();
      successions();
      retypings();
      values();
      List<Version> versions = new ArrayList<>();
      for (int version = 0; version < VERSIONS; version++) {
        versions.add(new Version(date(version), "c" + version, payload(version)));
      }
      return new SyntheticHistory(new History("widget", versions), labels);
    }

    private ObjectNode payload(int version) {
      row = sameRow ? version / 10 : version;
      ObjectNode payload = History.JSON.createObjectNode();
      payload.put("id", "row_" + row);
      List<BiConsumer<Integer, ObjectNode>> parts = new ArrayList<>(shape);
      Collections.shuffle(parts, random);
      parts.forEach(part -> part.accept(version, payload));
      return payload;
    }

    private void base() {
      always((version, to) -> to.put("created_at", "2024-02-" + (10 + row % 10)));
      always((version, to) -> to.put("locale", row % 2 == 0 ? "en" : "de"));
      always((version, to) -> to.put("verified", row % 3 == 0));
      always((version, to) -> to.put("organization_id", 4_000 + row));
      always((version, to) -> to.put("signature", text("sig")));
      always((version, to) -> profile(to).put("bio", text("bio")).put("zip", text("0")));
      always((version, to) -> identity(to).put("type", "email").put("value", text("m")));
    }

    private void noise() {
      always((version, to) -> nullable(to, "notes", version % 3 == 0));
      noise("notes", "string<->null");
      always(
          (version, to) ->
              to.set("tags", version % 2 == 0 ? list() : list(object("k", text("t")))));
      noise("tags[]", "elements come and go");
      always(
          (version, to) -> {
            if ((version * 7 + 3) % 5 < 3) {
              to.put("alias", text("alias"));
            }
          });
      noise("alias", "present/absent");
    }

    private void additions() {
      int at = moment();
      from(at, (version, to) -> to.put("time_zone", "Berlin"));
      label("add", at, "time_zone");
      int nested = moment();
      from(nested, (version, to) -> profile(to).put("nickname", text("nick")));
      label("add-nested", nested, "profile.nickname");
      int object = moment();
      always(
          (version, to) -> {
            if (version < object) {
              to.putNull("photo");
            } else {
              to.set("photo", object("url", text("u"), "size", "12"));
            }
          });
      label("null-to-object", object, "photo");
      int flap = 20 + random.nextInt(8);
      always(
          (version, to) -> {
            if (version == flap) {
              to.put("beta_flag", true);
            }
          });
      ObjectNode entry = drift("flap");
      entry.putArray("paths").add("beta_flag");
      entry.put("added", date(flap)).put("removed", date(flap + 1));
    }

    private void removals() {
      int at = moment();
      until(at, (version, to) -> to.put("remote_photo", text("r")));
      until(at, (version, to) -> to.set("sharing", object("a", text("s"))));
      ObjectNode entry = label("bulk-remove", at, "remote_photo");
      ((ArrayNode) entry.path("paths")).add("sharing");
    }

    private void successions() {
      int rename = moment();
      until(rename, (version, to) -> to.put("phone_number", text("+49")));
      from(rename, (version, to) -> to.put("phone", text("+49")));
      pair("rename", rename, rename, "phone_number", "phone");
      int overlap = moment();
      until(overlap + 4, (version, to) -> to.put("role", text("agent")));
      from(overlap, (version, to) -> to.put("user_type", text("agent")));
      pair("rename-with-overlap", overlap, overlap + 4, "role", "user_type");
      int move = moment();
      until(move, (version, to) -> to.put("website", text("http")));
      from(move, (version, to) -> profile(to).put("website", text("http")));
      pair("move-nested", move, move, "website", "profile.website");
      int array = moment();
      until(array, (version, to) -> to.put("expires_on", 1_700_000_000 + row));
      from(array, (version, to) -> identity(to).put("expires_on", 5));
      pair("move-into-array-atomic", array, array, "expires_on", "identities[].expires_on");
      int camel = moment();
      until(camel + 2, (version, to) -> to.put("MobilePhone", text("+1")));
      from(camel, (version, to) -> to.put("Mobile_Phone__c", text("+1")));
      pair("rename-with-overlap", camel, camel + 2, "MobilePhone", "Mobile_Phone__c");
      int inner = moment();
      until(inner, (version, to) -> profile(to).put("title", text("Dr")));
      from(inner, (version, to) -> profile(to).put("job_title", text("Dr")));
      pair("rename", inner, inner, "profile.title", "profile.job_title");
      int up = moment();
      until(up, (version, to) -> profile(to).put("postcode", text("10")));
      from(up, (version, to) -> to.put("postcode", text("10")));
      pair("move-nested", up, up, "profile.postcode", "postcode");
      int plural = moment();
      until(plural + 3, (version, to) -> to.put("group", text("g")));
      from(plural, (version, to) -> to.set("groups", list(object("id", text("g")))));
      pair("replace-scalar-by-array", plural, plural + 3, "group", "groups");
      int type = moment();
      until(type + 3, (version, to) -> to.put("vat_rate", 19));
      from(type, (version, to) -> to.set("vat_info", object("code", "S", "country", "DE")));
      pair("replace-with-type-change", type, type + 3, "vat_rate", "vat_info");
    }

    private void retypings() {
      int text = moment();
      always(
          (version, to) -> {
            if (version < text) {
              to.put("external_ref", 77_000 + row);
            } else {
              to.put("external_ref", "ref-" + row);
            }
          });
      label("type-change", text, "external_ref");
      int object = moment();
      always(
          (version, to) -> {
            if (version < object) {
              to.put("owner", text("o"));
            } else {
              to.set("owner", object("id", text("o")));
            }
          });
      label("incompatible", object, "owner");
    }

    private void values() {
      int decimal = moment();
      always(
          (version, to) -> {
            if (version < decimal) {
              to.put("score", row);
            } else {
              to.put("score", new BigDecimal("0.5"));
            }
          });
      label("widen", decimal, "score");
      int state = moment();
      always(
          (version, to) ->
              to.put("state", version < state ? (row % 2 == 0 ? "open" : "closed") : "on_hold"));
      label("enum-value-added", state, "state");
      int inner = moment();
      always(
          (version, to) -> {
            if (version < inner) {
              profile(to).put("level", 3);
            } else {
              profile(to).set("level", list(object("n", text("3"))));
            }
          });
      label("incompatible", inner, "profile.level");
      int list = moment();
      always(
          (version, to) -> {
            if (version < list) {
              to.putNull("channels");
            } else {
              to.set("channels", list(object("c", text("c"))));
            }
          });
      label("null-to-array", list, "channels");
    }

    private int moment() {
      return 14 + random.nextInt(14);
    }

    private String text(String prefix) {
      return prefix + "-" + row + "-" + (prefix.hashCode() & 0xffff);
    }

    private void always(BiConsumer<Integer, ObjectNode> part) {
      shape.add(part);
    }

    /** Parts that need an object of the base find it whatever the order. */
    private ObjectNode profile(ObjectNode payload) {
      return payload.withObject("/profile");
    }

    private ObjectNode identity(ObjectNode payload) {
      ArrayNode identities = payload.withArray("/identities");
      return identities.isEmpty() ? identities.addObject() : (ObjectNode) identities.get(0);
    }

    private void from(int start, BiConsumer<Integer, ObjectNode> part) {
      shape.add((version, to) -> accept(version >= start, version, to, part));
    }

    private void until(int end, BiConsumer<Integer, ObjectNode> part) {
      shape.add((version, to) -> accept(version < end, version, to, part));
    }

    private static void accept(
        boolean applies, int version, ObjectNode to, BiConsumer<Integer, ObjectNode> part) {
      if (applies) {
        part.accept(version, to);
      }
    }

    private void nullable(ObjectNode to, String field, boolean isNull) {
      if (isNull) {
        to.putNull(field);
      } else {
        to.put(field, text(field));
      }
    }

    private static ObjectNode object(String... entries) {
      ObjectNode object = History.JSON.createObjectNode();
      for (int i = 0; i < entries.length; i += 2) {
        object.put(entries[i], entries[i + 1]);
      }
      return object;
    }

    private static ArrayNode list(ObjectNode... items) {
      return History.JSON.createArrayNode().addAll(List.of(items));
    }

    private ObjectNode label(String drift, int at, String path) {
      ObjectNode entry = drift(drift).put("date", date(at));
      entry.putArray("paths").add(path);
      return entry;
    }

    private void pair(String drift, int from, int to, String old, String heir) {
      drift(drift).put("old", old).put("new", heir).put("from", date(from)).put("to", date(to));
    }

    private ObjectNode drift(String name) {
      return ((ArrayNode) labels.path("drifts"))
          .addObject()
          .put("resource", "widget")
          .put("class", name);
    }

    private void noise(String path, String pattern) {
      ((ArrayNode) labels.path("noise"))
          .addObject()
          .setAll(Map.of("resource", node("widget"), "path", node(path), "pattern", node(pattern)));
    }

    private static JsonNode node(String text) {
      return History.JSON.getNodeFactory().textNode(text);
    }

    private static String date(int version) {
      return LocalDate.of(2024, 1, 1).plusDays(version * 3L).toString();
    }
  }
}
