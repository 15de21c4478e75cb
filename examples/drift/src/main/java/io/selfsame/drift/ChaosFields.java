package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.vendor.FieldDrift;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The fields that a chaos run has made in one object, and which of them may be changed now. */
final class ChaosFields {
  /** Longer than any absence has to last to be certain. */
  static final int REST = 16;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] WORDS = {"größe", "名前", "emoji😀", "e\u0301", "عنوان", "a b-c"};

  /** A field; its types so far, and the round from which on it may change again. */
  static final class Field {
    final String path;
    final Set<FieldDrift.FieldType> known = EnumSet.noneOf(FieldDrift.FieldType.class);
    FieldDrift.FieldType type;
    int restsUntil;

    Field(String path, FieldDrift.FieldType type) {
      this.path = path;
      this.type = type;
      known.add(type);
    }
  }

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Random random;
  private int names;

  ChaosFields(Random random) {
    this.random = random;
  }

  Field add(String pattern, FieldDrift.FieldType type, int round) {
    Field field = new Field(String.format(pattern, "chaos" + names++), type);
    fields.put(field.path, field);
    rest(field, round);
    return field;
  }

  /** A name that no vendor's own field has, now and then in another script. */
  String odd(String pattern) {
    return String.format(pattern, WORDS[random.nextInt(WORDS.length)] + names++);
  }

  Field known(String path, FieldDrift.FieldType type, int round) {
    Field field = new Field(path, type);
    fields.put(path, field);
    rest(field, round);
    return field;
  }

  void remove(Field field) {
    fields.remove(field.path);
  }

  void rest(Field field, int round) {
    field.restsUntil = round + REST;
  }

  int size() {
    return fields.size();
  }

  /** Fields that may be changed now. */
  List<Field> rested(int round) {
    return new ArrayList<>(fields.values().stream().filter(f -> f.restsUntil <= round).toList());
  }

  /** A value of a type; texts may hold anything. */
  JsonNode value(FieldDrift.FieldType type) {
    return switch (type) {
      case STRING -> NODES.textNode(text());
      case INTEGER -> NODES.numberNode(random.nextInt(1_000_000));
      case NUMBER -> NODES.numberNode(new BigDecimal(random.nextInt(1_000_000) + ".25"));
      case BOOLEAN -> NODES.booleanNode(random.nextBoolean());
      case OBJECT -> NODES.objectNode().put("inner", text());
      case ARRAY -> NODES.arrayNode().add(text()).add(random.nextInt(9));
    };
  }

  String text() {
    return WORDS[random.nextInt(WORDS.length)] + " " + random.nextInt(1_000_000);
  }

  /** A patch that sets one field. */
  static ObjectNode patch(String path, JsonNode value) {
    ObjectNode patch = NODES.objectNode();
    int dot = path.indexOf('.');
    if (dot < 0) {
      patch.set(path, value);
    } else {
      patch.putObject(path.substring(0, dot)).set(path.substring(dot + 1), value);
    }
    return patch;
  }
}
