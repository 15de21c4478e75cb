package io.selfsame.identity;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.identity.envelope.BoundedCache;
import io.selfsame.identity.envelope.FieldResolver;
import io.selfsame.identity.envelope.RecordForm;
import io.selfsame.identity.envelope.StandardizationRules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.Transformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the field {@value IdentityEnvelope#FIELD} to record values: who the record is about, what it
 * may be matched by and what it says of consent. The vendor's fields, the headers and the timestamp
 * stay as they are; tombstones pass. It knows only the record at hand, so the same record always
 * gets the same envelope. One instance serves one task and is not shared between threads.
 */
public class StandardizeIdentity<R extends ConnectRecord<R>>
    implements Transformation<R>, Versioned {

  public static final String OVERVIEW_DOC =
      "Add to each record value an identity envelope (the field _identity): the person's attributes"
          + " in canonical form, match keys, blocking keys and consent statements. Mappings for"
          + " Salesforce, Stripe and Zendesk are built in; others are configuration.";

  public static final ConfigDef CONFIG_DEF = StandardizeIdentityConfig.definition();

  private static final Logger LOG = LoggerFactory.getLogger(StandardizeIdentity.class);

  private StandardizeIdentityConfig config;
  private StandardizationRules rules;
  private BoundedCache<Schema, SchemaWithEnvelope> schemas;
  private RecordForm maps;
  private Schema lastSchema;
  private SchemaWithEnvelope last;

  @Override
  public void configure(Map<String, ?> settings) {
    config = new StandardizeIdentityConfig(settings);
    rules = config.rules();
    schemas = new BoundedCache<>(config.schemaCacheSize());
    maps = form(FieldResolver.inMaps());
  }

  @Override
  public R apply(R record) {
    Object value = record.value();
    if (value == null) {
      return record;
    }
    try {
      return applied(record, value);
    } catch (DataException unusable) {
      throw new DataException(
          "The record at " + RecordPlace.of(record) + " is unusable: " + unusable.getMessage(),
          unusable);
    }
  }

  private R applied(R record, Object value) {
    if (value instanceof Struct struct) {
      return applyToStruct(record, struct);
    }
    if (value instanceof Map<?, ?> map) {
      return applyToMap(record, map);
    }
    throw new DataException(
        "StandardizeIdentity expects a Struct or a Map as record value, found "
            + value.getClass().getName()
            + "; set the connector's value.converter to one that reads records");
  }

  private R applyToStruct(R record, Struct struct) {
    SchemaWithEnvelope schema = prepared(struct.schema());
    return envelope(record, schema.form(), struct)
        .map(envelope -> withValue(record, schema.derived(), schema.add(struct, envelope)))
        .orElse(record);
  }

  private R applyToMap(R record, Map<?, ?> map) {
    return envelope(record, maps, map)
        .map(
            envelope -> {
              Map<Object, Object> copy = new LinkedHashMap<>(map);
              copy.put(IdentityEnvelope.FIELD, IdentityEnvelopeFormat.toMap(envelope));
              return withValue(record, record.valueSchema(), copy);
            })
        .orElse(record);
  }

  private Optional<IdentityEnvelope> envelope(R record, RecordForm form, Object value) {
    Optional<Instant> recordTime =
        Optional.ofNullable(record.timestamp()).map(Instant::ofEpochMilli);
    Optional<IdentityEnvelope> envelope = form.envelope(value, recordTime);
    if (envelope.isEmpty() && config.unmappedRecords() == UnmappedRecords.FAIL) {
      throw new DataException(
          "no mapping knows the source and object of a record of topic '"
              + record.topic()
              + "'; name the source's kind in 'source.kinds' or describe the object in 'mapping'");
    }
    return envelope;
  }

  /** Equal schemas are costly to compare, and one schema usually follows itself. */
  private SchemaWithEnvelope prepared(Schema schema) {
    if (schema != lastSchema) {
      last =
          schemas.get(
              schema, known -> SchemaWithEnvelope.of(known, form(FieldResolver.inStructs(known))));
      lastSchema = schema;
    }
    return last;
  }

  private RecordForm form(FieldResolver fields) {
    return new RecordForm(fields, config.naming(), config.mappingChoice(), rules);
  }

  private R withValue(R record, Schema schema, Object value) {
    return record.newRecord(
        record.topic(),
        record.kafkaPartition(),
        record.keySchema(),
        record.key(),
        schema,
        value,
        record.timestamp(),
        record.headers());
  }

  @Override
  public ConfigDef config() {
    return CONFIG_DEF;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public void close() {
    if (rules != null && !rules.unknownLiterals().counts().isEmpty()) {
      LOG.info(
          "Consent values that no mapping lists, by field: {}", rules.unknownLiterals().counts());
    }
  }
}
