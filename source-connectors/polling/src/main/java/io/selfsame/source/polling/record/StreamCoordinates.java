package io.selfsame.source.polling.record;

import io.selfsame.contract.document.AvroName;
import io.selfsame.source.polling.offset.StreamPartition;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a stream's records come from and go to.
 *
 * @param kind of vendor, for the names of schemas
 * @param source the configured name of the connection
 * @param object as the vendor spells it
 * @param part which part of the object the stream reads; empty for the whole
 */
public record StreamCoordinates(
    String kind, String source, String object, String part, String topicPrefix) {
  private static final Pattern NOT_IN_TOPICS = Pattern.compile("[^a-zA-Z0-9._-]");

  /** Those of a stream that reads a whole object. */
  public StreamCoordinates(String kind, String source, String object, String topicPrefix) {
    this(kind, source, object, "", topicPrefix);
  }

  public String topic() {
    return topicPrefix + NOT_IN_TOPICS.matcher(object.toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  /** Where drift events of all streams of the connector go. */
  public String driftTopic() {
    return topicPrefix + "schema-changes";
  }

  /** Where the states of all streams of the connector go. */
  public String statusTopic() {
    return topicPrefix + "stream-status";
  }

  /** Where it is told which rows were left out. */
  public String quarantineTopic() {
    return topicPrefix + "quarantine";
  }

  /** A legal name in Avro, too. */
  public String schemaName() {
    return "io.selfsame." + AvroName.of(kind) + "." + AvroName.of(object);
  }

  public StreamPartition partition() {
    return new StreamPartition(source, object, part);
  }
}
