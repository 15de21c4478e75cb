package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.drift.History.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A history made of a vendor's real object: what the vendor could have changed about it over the
 * years, with labels, and what its samples do without any change: values alternate with null,
 * optional keys and whole objects come and go in bursts, references are expanded now and then,
 * numbers are whole or not, the order of keys varies. Which fields these are is left to chance, so
 * that no name matters.
 */
final class RealShapeHistory {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_AWAY = 6;
  private static final List<String> WORDS =
      List.of(
          "ledger",
          "promotion",
          "fulfillment",
          "courier",
          "warranty",
          "campaign",
          "region_code",
          "risk",
          "channel",
          "segment",
          "loyalty",
          "referral",
          "settlement",
          "vendor",
          "manifest",
          "terminal",
          "voucher",
          "pickup",
          "batch",
          "quote",
          "priority",
          "surcharge",
          "handler");

  /** What happens to the payload of one version. */
  private interface Edit {
    void apply(int version, ObjectNode payload);
  }

  private final String resource;
  private final ObjectNode base;
  private final Random random;
  private final int versions;
  private final boolean sameValues;
  private final List<String> free;
  private final List<Edit> edits = new ArrayList<>();
  private final ObjectNode labels = NODES.objectNode();

  private RealShapeHistory(String resource, ObjectNode base, long seed) {
    this.resource = resource;
    this.base = base.deepCopy();
    this.random = new Random(seed);
    this.versions = 36 + random.nextInt(50);
    this.sameValues = random.nextBoolean();
    List<String> names = new ArrayList<>();
    base.fieldNames().forEachRemaining(names::add);
    names.removeAll(List.of("id", "object", "metadata"));
    Collections.shuffle(names, random);
    this.free = names;
    labels.putArray("drifts");
    labels.putArray("noise");
  }

  /** One seed, one history. */
  static SyntheticHistory of(String resource, ObjectNode base, long seed) {
    return new RealShapeHistory(resource, base, seed).make();
  }

  private SyntheticHistory make() {
    noise();
    additions();
    removals();
    successions();
    retypings();
    List<Version> made = new ArrayList<>();
    for (int version = 0; version < versions; version++) {
      ObjectNode payload = sample(version);
      for (Edit edit : edits) {
        edit.apply(version, payload);
      }
      made.add(new Version(date(version), "c" + version, shuffled(payload)));
    }
    return new SyntheticHistory(new History(resource, made), labels);
  }

  /** The object as the vendor's documentation would show it then. */
  private ObjectNode sample(int version) {
    ObjectNode payload = base.deepCopy();
    payload.put("id", "obj_" + version / 4);
    if (!sameValues) {
      for (Map.Entry<String, JsonNode> entry : List.copyOf(payload.properties())) {
        JsonNode value = entry.getValue();
        if (value.isTextual() && value.textValue().length() > 8) {
          payload.put(entry.getKey(), value.textValue() + version / 4);
        }
      }
    }
    return payload;
  }

  private void noise() {
    take(2, JsonNode::isTextual).forEach(this::alternateWithNull);
    take(2, value -> !value.isContainerNode()).forEach(this::comeAndGo);
    take(1, value -> value.isObject() && !value.isEmpty()).forEach(this::comeAndGo);
    String reference = fresh();
    boolean[] expanded = bursts(0.4);
    always(
        (version, to) -> {
          String id = "ref_" + version / 5;
          if (expanded[version]) {
            to.set(reference, NODES.objectNode().put("id", id).put("object", reference));
          } else {
            to.put(reference, id);
          }
        });
    noise(reference, "an id or the object it refers to");
    String number = fresh();
    always(
        (version, to) ->
            to.put(number, version % 3 == 0 ? new BigDecimal("2.5") : BigDecimal.valueOf(2)));
    noise(number, "whole or not");
    String list = fresh();
    boolean[] filled = bursts(0.6);
    always(
        (version, to) -> {
          ArrayNode items = to.putArray(list);
          if (filled[version]) {
            items.addObject().put("id", "it_" + version).put("quantity", version);
          }
        });
    noise(list, "sometimes empty");
    String unicode = "größe_" + fresh();
    always((version, to) -> to.put(unicode, "x".repeat(version % 9 == 0 ? 20_000 : 10)));
    noise(unicode, "values of any length");
  }

  private void alternateWithNull(String name) {
    boolean[] there = bursts(0.5);
    JsonNode value = base.get(name);
    always((version, to) -> to.set(name, there[version] ? value : NODES.nullNode()));
    noise(name, "string<->null");
  }

  private void comeAndGo(String name) {
    boolean[] there = bursts(0.6);
    there[0] = true;
    always(
        (version, to) -> {
          if (!there[version]) {
            to.remove(name);
          }
        });
    noise(name, "present/absent");
  }

  private void additions() {
    int at = moment();
    for (String name : take(3, value -> !value.isNull())) {
      until(at, (version, to) -> to.remove(name));
      label("add", at, name);
    }
    int many = moment();
    for (int i = 0; i < 50; i++) {
      String name = fresh() + "_" + i;
      from(many, (version, to) -> to.put(name, "value of " + name));
      if (i < 5) {
        label("add", many, name);
      }
    }
    take(1, value -> value.isObject() && value.size() > 2)
        .forEach(
            object -> {
              int nested = moment();
              String inner = base.get(object).fieldNames().next();
              until(nested, (version, to) -> ((ObjectNode) to.get(object)).remove(inner));
              label("add-nested", nested, object + "." + inner);
            });
    take(1, value -> value.isObject() && !value.isEmpty())
        .forEach(object -> wasNull(object, "null-to-object"));
    String array = fresh();
    always((version, to) -> to.putArray(array).addObject().put("code", "c"));
    wasNull(array, "null-to-array");
    String flap = fresh();
    int start = moment();
    int length = 1 + random.nextInt(2);
    always(
        (version, to) -> {
          if (version >= start && version < start + length) {
            to.put(flap, "brief");
          }
        });
    ObjectNode entry = drift("flap").put("added", date(start)).put("removed", date(start + length));
    entry.putArray("paths").add(flap);
  }

  private void wasNull(String name, String drift) {
    int at = moment();
    until(at, (version, to) -> to.putNull(name));
    label(drift, at, name);
  }

  private void removals() {
    int at = moment();
    ObjectNode entry = drift("bulk-remove").put("date", date(at));
    ArrayNode paths = entry.putArray("paths");
    for (String name : take(3, value -> true)) {
      from(at, (version, to) -> to.remove(name));
      paths.add(name);
    }
    take(1, value -> value.isObject() && value.size() > 2)
        .forEach(
            object -> {
              int nested = moment();
              String inner = base.get(object).fieldNames().next();
              from(nested, (version, to) -> ((ObjectNode) to.get(object)).remove(inner));
              label("remove", nested, object + "." + inner);
            });
  }

  private void successions() {
    rename("rename", 0, name -> name + "_" + fresh());
    rename("rename-with-overlap", 3 + random.nextInt(6), name -> fresh() + "_" + name);
    String container = fresh();
    always((version, to) -> to.putObject(container).put("kind", "plain"));
    take(1, value -> !value.isContainerNode() && !value.isNull())
        .forEach(
            name -> {
              int at = moment();
              JsonNode value = base.get(name);
              from(at, (version, to) -> to.remove(name));
              from(at, (version, to) -> ((ObjectNode) to.get(container)).set(name, value));
              pair("move-nested", at, at, name, container + "." + name);
            });
    String list = fresh();
    always((version, to) -> to.putArray(list).addObject().put("sku", "s"));
    String due = fresh() + "_due";
    int into = moment();
    until(into, (version, to) -> to.put(due, 1_700_000_000 + version / 4));
    from(into, (version, to) -> ((ObjectNode) to.get(list).get(0)).put(due, 7));
    pair("move-into-array-atomic", into, into, due, list + "[]." + due);
    String single = fresh();
    int plural = moment();
    int overlap = random.nextInt(5);
    until(plural + overlap, (version, to) -> to.put(single, "v" + version / 4));
    from(plural, (version, to) -> to.putArray(single + "s").add("v" + version / 4));
    pair("replace-scalar-by-array", plural, plural + overlap, single, single + "s");
  }

  private void rename(String drift, int overlap, Function<String, String> newName) {
    take(1, value -> value.isTextual() && value.textValue().length() > 2)
        .forEach(
            old -> {
              int at = moment();
              String heir = newName.apply(old);
              always(
                  (version, to) -> {
                    JsonNode value = to.get(old);
                    if (version >= at) {
                      to.set(heir, value);
                    }
                    if (version >= at + overlap) {
                      to.remove(old);
                    }
                  });
              pair(drift, at, at + overlap, old, heir);
            });
  }

  private void retypings() {
    retype("widen", v -> NODES.numberNode(7 + v), v -> NODES.numberNode(new BigDecimal("7.25")));
    retype("type-change", v -> NODES.numberNode(70 + v), v -> NODES.textNode("n-" + v));
    retype(
        "incompatible",
        v -> NODES.textNode("plain " + v),
        v -> NODES.objectNode().put("text", "plain").put("lang", "en"));
    retype(
        "incompatible",
        v -> NODES.objectNode().put("text", "plain"),
        v -> NODES.arrayNode().add(NODES.objectNode().put("text", "plain")));
    retype(
        "enum-value-added",
        v -> NODES.textNode(v % 2 == 0 ? "open" : "closed"),
        v -> NODES.textNode("on_hold"));
    String inner = fresh();
    int at = moment();
    always(
        (version, to) -> {
          ObjectNode item = to.putArray(inner).addObject().put("sku", "s" + version);
          if (version >= at) {
            item.put("weight", version);
          }
        });
    label("add-nested", at, inner + "[].weight");
  }

  private void retype(
      String drift, Function<Integer, JsonNode> old, Function<Integer, JsonNode> now) {
    String name = fresh();
    int at = moment();
    always((version, to) -> to.set(name, (version < at ? old : now).apply(version)));
    label(drift, at, name);
  }

  /**
   * Stretches of being there and not. The beginning of a history has both for certain, and none
   * stays away for so long that anybody would call it removed.
   */
  private boolean[] bursts(double share) {
    boolean[] there = new boolean[versions];
    int away = 0;
    for (int at = 0; at < versions; ) {
      int length = 1 + random.nextInt(3);
      boolean value = random.nextDouble() < share || away + length > LONGEST_AWAY;
      away = value ? 0 : away + length;
      for (int i = 0; i < length && at < versions; i++) {
        there[at++] = value;
      }
    }
    there[1] = true;
    there[3] = false;
    there[5] = true;
    there[8] = false;
    return there;
  }

  /** Fields of the object that nothing else happens to. */
  private List<String> take(int most, Predicate<JsonNode> fits) {
    List<String> taken =
        free.stream().filter(name -> fits.test(base.get(name))).limit(most).toList();
    free.removeAll(taken);
    return taken;
  }

  private int freshNames;

  /** A name that nothing else has. */
  private String fresh() {
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return word
        + "_"
        + WORDS.get(freshNames++ % WORDS.size())
        + (freshNames > WORDS.size() ? freshNames : "");
  }

  private int moment() {
    return 14 + random.nextInt(versions - 24);
  }

  private ObjectNode shuffled(ObjectNode payload) {
    List<String> names = new ArrayList<>();
    payload.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode ordered = NODES.objectNode();
    names.forEach(name -> ordered.set(name, payload.get(name)));
    return ordered;
  }

  private void always(Edit edit) {
    edits.add(edit);
  }

  private void from(int start, Edit edit) {
    edits.add(
        (version, to) -> {
          if (version >= start) {
            edit.apply(version, to);
          }
        });
  }

  private void until(int end, Edit edit) {
    edits.add(
        (version, to) -> {
          if (version < end) {
            edit.apply(version, to);
          }
        });
  }

  private void label(String drift, int at, String path) {
    drift(drift).put("date", date(at)).putArray("paths").add(path);
  }

  private void pair(String drift, int from, int to, String old, String heir) {
    drift(drift).put("old", old).put("new", heir).put("from", date(from)).put("to", date(to));
  }

  private ObjectNode drift(String name) {
    return ((ArrayNode) labels.path("drifts"))
        .addObject()
        .put("resource", resource)
        .put("class", name);
  }

  private void noise(String path, String pattern) {
    ((ArrayNode) labels.path("noise"))
        .addObject()
        .put("resource", resource)
        .put("path", path)
        .put("pattern", pattern);
  }

  private static String date(int version) {
    return LocalDate.of(2019, 1, 1).plusDays(version * 9L).toString();
  }
}
