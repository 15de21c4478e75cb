package io.selfsame.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * The envelope on the wire: a Struct of {@link #SCHEMA} for records with schemas, a Map of the same
 * shape for records without. In a Map times are epoch milliseconds.
 */
public final class IdentityEnvelopeFormat {
  /** Raised when a reader of the previous version could not understand the envelope. */
  public static final int VERSION = 1;

  private static final Schema OPTIONAL_TIME = Timestamp.builder().optional().build();
  private static final Schema KEY_SCHEMA =
      SchemaBuilder.struct()
          .name("io.selfsame.MatchKey")
          .field("type", Schema.STRING_SCHEMA)
          .field("value", Schema.STRING_SCHEMA)
          .build();

  /** One statement of {@code consents}. */
  public static final Schema CONSENT_SCHEMA =
      SchemaBuilder.struct()
          .name("io.selfsame.ConsentStatement")
          .field("purpose", Schema.STRING_SCHEMA)
          .field("status", Schema.STRING_SCHEMA)
          .field("at", OPTIONAL_TIME)
          .field("evidence", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  /** The canonical attributes of a person. */
  public static final Schema PERSON_SCHEMA =
      textSchema(
          "io.selfsame.Person",
          Stream.of(PersonAttribute.values()).map(PersonAttribute::fieldName),
          false);

  private static final Schema COMPARE_SCHEMA =
      textSchema(
          "io.selfsame.ComparisonForms",
          Stream.of(ComparisonAttribute.values()).map(ComparisonAttribute::fieldName),
          true);

  public static final Schema SCHEMA =
      SchemaBuilder.struct()
          .name("io.selfsame.Identity")
          .version(VERSION)
          .optional()
          .field("source", Schema.STRING_SCHEMA)
          .field("object", Schema.STRING_SCHEMA)
          .field("id", Schema.STRING_SCHEMA)
          .field("op", Schema.STRING_SCHEMA)
          .field("entity", Schema.STRING_SCHEMA)
          .field("created_at", OPTIONAL_TIME)
          .field("changed_at", OPTIONAL_TIME)
          .field("person", PERSON_SCHEMA)
          .field("keys", SchemaBuilder.array(KEY_SCHEMA).build())
          .field("blocking", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
          .field("consents", SchemaBuilder.array(CONSENT_SCHEMA).build())
          .field("aliases", SchemaBuilder.array(RecordReference.SCHEMA).build())
          .field("rules_version", Schema.STRING_SCHEMA)
          .field("belongs", Schema.OPTIONAL_BOOLEAN_SCHEMA)
          .field("compare", COMPARE_SCHEMA)
          .build();

  private IdentityEnvelopeFormat() {}

  /** Writes the envelope for a record with a schema. */
  public static Struct toStruct(IdentityEnvelope envelope) {
    Struct person = new Struct(PERSON_SCHEMA);
    envelope.person().forEach((attribute, value) -> person.put(attribute.fieldName(), value));
    return new Struct(SCHEMA)
        .put("source", envelope.record().source())
        .put("object", envelope.record().object())
        .put("id", envelope.record().id())
        .put("op", envelope.operation().wireName())
        .put("entity", envelope.entity().wireName())
        .put("created_at", envelope.createdAt().map(Date::from).orElse(null))
        .put("changed_at", envelope.changedAt().map(Date::from).orElse(null))
        .put("person", person)
        .put(
            "keys",
            envelope.keys().stream()
                .map(k -> new Struct(KEY_SCHEMA).put("type", k.type()).put("value", k.value()))
                .toList())
        .put("blocking", envelope.blocking())
        .put("consents", envelope.consents().stream().map(IdentityEnvelopeFormat::consent).toList())
        .put("aliases", envelope.aliases().stream().map(RecordReference::toStruct).toList())
        .put("rules_version", envelope.rulesVersion())
        .put("belongs", envelope.belongs() ? true : null)
        .put("compare", compare(envelope.compare()));
  }

  private static Struct compare(Map<ComparisonAttribute, String> forms) {
    if (forms.isEmpty()) {
      return null;
    }
    Struct compare = new Struct(COMPARE_SCHEMA);
    forms.forEach((attribute, value) -> compare.put(attribute.fieldName(), value));
    return compare;
  }

  /** Writes the envelope for a record without a schema. */
  public static Map<String, Object> toMap(IdentityEnvelope envelope) {
    return plain(toStruct(envelope));
  }

  /**
   * Reads an envelope from a Struct or a Map.
   *
   * @throws DataException when it is no envelope; the message names the field, never a value
   */
  public static IdentityEnvelope read(Object value) {
    Fields fields = Fields.of(value, "_identity");
    Map<PersonAttribute, String> person = new EnumMap<>(PersonAttribute.class);
    fields
        .nested("person")
        .ifPresent(
            nested -> {
              for (PersonAttribute attribute : PersonAttribute.values()) {
                nested.text(attribute.fieldName()).ifPresent(text -> person.put(attribute, text));
              }
            });
    Map<ComparisonAttribute, String> compare = new EnumMap<>(ComparisonAttribute.class);
    fields
        .nested("compare")
        .ifPresent(
            nested -> {
              for (ComparisonAttribute attribute : ComparisonAttribute.values()) {
                nested.text(attribute.fieldName()).ifPresent(text -> compare.put(attribute, text));
              }
            });
    return new IdentityEnvelope(
        new RecordReference(
            fields.required("source"), fields.required("object"), fields.required("id")),
        RecordOperation.fromWire(fields.required("op")),
        fields.text("entity").map(EntityType::fromWire).orElse(EntityType.PERSON),
        fields.time("created_at"),
        fields.time("changed_at"),
        person,
        fields.list("keys").stream()
            .map(k -> Fields.of(k, "keys"))
            .map(k -> new MatchKey(k.required("type"), k.required("value")))
            .toList(),
        fields.list("blocking").stream().map(Object::toString).toList(),
        fields.list("consents").stream()
            .map(c -> Fields.of(c, "consents"))
            .map(
                c ->
                    new ConsentStatement(
                        c.required("purpose"),
                        ConsentStatus.fromWire(c.required("status")),
                        c.time("at"),
                        c.text("evidence").orElse("")))
            .toList(),
        fields.list("aliases").stream().map(RecordReference::from).toList(),
        fields.text("rules_version").orElse(""),
        fields.text("belongs").filter("true"::equals).isPresent(),
        compare);
  }

  private static Schema textSchema(String name, Stream<String> fields, boolean optional) {
    SchemaBuilder builder = SchemaBuilder.struct().name(name);
    fields.forEach(field -> builder.field(field, Schema.OPTIONAL_STRING_SCHEMA));
    return (optional ? builder.optional() : builder).build();
  }

  private static Struct consent(ConsentStatement statement) {
    return new Struct(CONSENT_SCHEMA)
        .put("purpose", statement.purpose())
        .put("status", statement.status().name())
        .put("at", statement.at().map(Date::from).orElse(null))
        .put("evidence", statement.evidence());
  }

  private static Map<String, Object> plain(Struct struct) {
    Map<String, Object> map = new LinkedHashMap<>();
    struct
        .schema()
        .fields()
        .forEach(
            field -> {
              Object value = struct.get(field);
              if (value != null) {
                map.put(field.name(), plainValue(value));
              }
            });
    return map;
  }

  private static Object plainValue(Object value) {
    if (value instanceof Struct struct) {
      return plain(struct);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(plainValue(item)));
      return items;
    }
    return value instanceof Date date ? (Object) date.getTime() : value;
  }

  /** One look at both forms. */
  private record Fields(Map<?, ?> map, Struct struct, String what) {
    static Fields of(Object value, String what) {
      if (value instanceof Struct struct) {
        return new Fields(Map.of(), struct, what);
      }
      if (value instanceof Map<?, ?> map) {
        return new Fields(map, null, what);
      }
      throw new DataException("expected a Struct or a Map for '" + what + "'");
    }

    Optional<Object> raw(String name) {
      if (struct == null) {
        return Optional.ofNullable(map.get(name));
      }
      return struct.schema().field(name) == null
          ? Optional.empty()
          : Optional.ofNullable(struct.get(name));
    }

    Optional<String> text(String name) {
      return raw(name).map(Object::toString).filter(text -> !text.isEmpty());
    }

    String required(String name) {
      return text(name)
          .orElseThrow(() -> new DataException("'" + what + "' has no '" + name + "'"));
    }

    Optional<Instant> time(String name) {
      return raw(name)
          .map(
              value -> {
                if (value instanceof Date date) {
                  return date.toInstant();
                }
                if (value instanceof Number number) {
                  return Instant.ofEpochMilli(number.longValue());
                }
                throw new DataException(
                    "'" + what + "." + name + "' is neither a Timestamp nor epoch milliseconds");
              });
    }

    List<?> list(String name) {
      Object value = raw(name).orElse(List.of());
      if (value instanceof List<?> list) {
        return list;
      }
      throw new DataException("'" + what + "." + name + "' is not an array");
    }

    Optional<Fields> nested(String name) {
      return raw(name).map(value -> of(value, what + "." + name));
    }
  }
}
