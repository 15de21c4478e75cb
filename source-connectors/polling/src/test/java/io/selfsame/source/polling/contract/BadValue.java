package io.selfsame.source.polling.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigInteger;
import java.util.Optional;

/** Values no row should have, each with a customer in it where it can have one. */
public enum BadValue {
  /** A character PostgreSQL cannot store. */
  NUL(text(Canary.TEXT + "\0end"), Optional.of(Canary.TEXT + "\0end")),
  /** Half a surrogate pair, which no converter can write. */
  HALF_SURROGATE(raw("\"" + Canary.TEXT + "\\ud800\""), Optional.of(Canary.TEXT + "\uFFFD")),
  /** Written twice under one name: the last counts. */
  DUPLICATE_KEY(raw("\"first\",\"bad\":\"" + Canary.TEXT + "\""), Optional.of(Canary.TEXT)),
  BEYOND_64_BITS(
      JsonNodeFactory.instance.numberNode(BigInteger.TEN.pow(30).add(BigInteger.TWO)),
      Optional.of("1000000000000000000000000000002")),
  /** Written out it would take a gigabyte. */
  GIANT_EXPONENT(raw("1e999999999"), Optional.of("1E+999999999")),
  DEEP(raw(deep(600)), Optional.empty()),
  UNPARSABLE(raw("nul"), Optional.empty()),
  HUGE(text(Canary.TEXT.repeat(300_000)), Optional.empty());

  /** The field it is put in. */
  public static final String FIELD = "bad";

  private final JsonNode value;
  private final Optional<String> kept;

  BadValue(JsonNode value, Optional<String> kept) {
    this.value = value;
    this.kept = kept;
  }

  /** Fields of a row with the value; to be written as they are. */
  public ObjectNode fields() {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.set(FIELD, value);
    return fields;
  }

  /** What is emitted, as text; empty when the row must be left out. */
  public Optional<String> kept() {
    return kept;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static JsonNode raw(String json) {
    return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
  }

  private static String deep(int levels) {
    return "[".repeat(levels) + "\"" + Canary.TEXT + "\"" + "]".repeat(levels);
  }
}
