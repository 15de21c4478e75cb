package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** One object type: its fields, which may change, and its rows. Thread-safe. */
final class SalesforceObject {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final String name;
  private final String keyPrefix;
  private final List<SalesforceField> fields;
  private final Set<String> hidden = ConcurrentHashMap.newKeySet();
  private final RecordStore rows;
  private final Map<String, Instant> purged = new ConcurrentHashMap<>();

  SalesforceObject(String name, String keyPrefix, List<SalesforceField> described, Clock clock) {
    this.name = name;
    this.keyPrefix = keyPrefix;
    this.fields = new CopyOnWriteArrayList<>(described);
    this.rows = new RecordStore(clock);
  }

  /** A standard object, with the fields the resource of its name lists. */
  static SalesforceObject standard(String name, String keyPrefix, Clock clock) {
    return new SalesforceObject(name, keyPrefix, read(name), clock);
  }

  /** A custom object: the system's fields and a name. */
  static SalesforceObject custom(String name, String keyPrefix, Clock clock) {
    return new SalesforceObject(name, keyPrefix, read("Custom"), clock);
  }

  String name() {
    return name;
  }

  String keyPrefix() {
    return keyPrefix;
  }

  /** The fields the API user may see. */
  List<SalesforceField> fields() {
    return fields.stream().filter(field -> !hidden.contains(field.name())).toList();
  }

  void add(SalesforceField field) {
    fields.add(field);
  }

  void remove(String field) {
    fields.removeIf(known -> known.name().equals(field));
  }

  void change(String field, UnaryOperator<SalesforceField> change) {
    fields.replaceAll(known -> known.name().equals(field) ? change.apply(known) : known);
  }

  /** Takes the API user's access to a field away: it is as if it did not exist. */
  void hide(String field) {
    hidden.add(field);
  }

  void reveal(String field) {
    hidden.remove(field);
  }

  RecordStore rows() {
    return rows;
  }

  /** When rows were deleted, by id; restored ones are not among them. */
  Map<String, Instant> deletions() {
    return purged;
  }

  /** Moves a row to the recycle bin. */
  void delete(String id) {
    rows.find(id)
        .filter(StoredRecord::isLive)
        .flatMap(row -> rows.move(id, Lifecycle.DELETED))
        .ifPresent(row -> purged.put(id, row.modified()));
  }

  /** Empties the recycle bin of a row: no query shows it any more. */
  void purge(String id) {
    delete(id);
    rows.move(id, Lifecycle.ERASED);
  }

  /** Moves a row to the recycle bin because another one is to stand for both. */
  void merge(String master, String loser) {
    StoredRecord merged =
        rows.change(loser, fields -> fields.put("MasterRecordId", master), Lifecycle.DELETED);
    purged.put(loser, merged.modified());
    rows.merge(master, Json.object());
  }

  /** Changes values as a formula does: no time stamp moves. */
  void setSilently(String id, ObjectNode patch) {
    rows.find(id)
        .ifPresent(
            row -> {
              ObjectNode changed = row.copyOfFields();
              Json.merge(changed, patch);
              rows.load(
                  new StoredRecord(
                      id,
                      changed,
                      row.created(),
                      row.modified(),
                      row.visibleFrom(),
                      row.lifecycle()));
            });
  }

  /** Takes a row back from the recycle bin. */
  void undelete(String id) {
    rows.move(id, Lifecycle.LIVE);
    purged.remove(id);
  }

  /** A row with every described field; absent values are null. */
  ObjectNode render(StoredRecord row) {
    ObjectNode values = Json.object();
    List<SalesforceField> seen = fields();
    for (SalesforceField field : seen) {
      values.set(
          field.name(),
          row.fields().path(field.name()).isMissingNode() ? null : row.fields().get(field.name()));
    }
    values.put("Id", row.id());
    values.put("IsDeleted", !row.isLive());
    values.put("CreatedDate", time(row.created()));
    values.put("LastModifiedDate", time(row.modified()));
    values.put("SystemModstamp", time(row.modified()));
    if (!values.hasNonNull("Name") && values.hasNonNull("LastName")) {
      String given = values.path("FirstName").asText("");
      values.put("Name", (given + " " + values.path("LastName").asText()).strip());
    }
    for (SalesforceField field : seen) {
      if (field.type().equals("boolean") && values.path(field.name()).isNull()) {
        values.put(field.name(), false);
      }
    }
    return values;
  }

  /** How the REST APIs write a time. */
  static String restTime(Instant instant) {
    return time(instant).replace("Z", "+0000");
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static List<SalesforceField> read(String name) {
    try (InputStream in = SalesforceObject.class.getResourceAsStream(name + ".fields");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(SalesforceField::parse)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the fields of " + name, unreadable);
    }
  }
}
