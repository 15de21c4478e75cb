package io.selfsame.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Prints what a record costs, in microseconds, beside what the JSON converter takes to read the
 * same record with its schema: the transformation should cost less. No test: run its main method.
 */
final class StandardizeSpeed {
  private static final int PEOPLE = 20_000;
  private static final int ROUNDS = 12;

  private StandardizeSpeed() {}

  public static void main(String[] args) {
    List<Struct> people = people();
    try (JsonConverter converter = new JsonConverter()) {
      converter.configure(Map.of("schemas.enable", "true"), false);
      List<byte[]> texts =
          people.stream().map(p -> converter.fromConnectData("t", p.schema(), p)).toList();
      StandardizeIdentity<SinkRecord> transformation = Records.transformation(Map.of());
      long work = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        for (byte[] text : texts) {
          SchemaAndValue value = converter.toConnectData("t", text);
          work += value.schema().fields().size();
        }
        long converted = System.nanoTime();
        for (Struct person : people) {
          work += transformation.apply(record(person)).headers().size();
        }
        print(round, converted - start, System.nanoTime() - converted);
      }
      System.out.println("work " + work);
    }
  }

  private static void print(int round, long converterNanos, long transformationNanos) {
    System.out.printf(
        Locale.ROOT,
        "round %d: JSON converter %.1f, transformation %.1f microseconds a record%n",
        round,
        converterNanos / 1000.0 / PEOPLE,
        transformationNanos / 1000.0 / PEOPLE);
  }

  private static SinkRecord record(Struct person) {
    return Records.record(person.schema(), person);
  }

  private static List<Struct> people() {
    List<Struct> people = new ArrayList<>(PEOPLE);
    Schema shared = null;
    for (int i = 0; i < PEOPLE; i++) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("FirstName", "Jane" + (char) ('a' + i % 26));
      fields.put("LastName", "Roe" + (char) ('a' + i / 26 % 26));
      fields.put("Email", "jane.roe" + i + "@example" + i % 300 + ".com");
      fields.put("MobilePhone", "(212) 55" + (60000 + i % 30_000));
      fields.put("Phone", "+1 415 55" + (60000 + i * 7 % 30_000));
      fields.put("MailingStreet", i % 900 + " Main Street Apt " + i % 20);
      fields.put("MailingCity", "Springfield");
      fields.put("MailingState", "IL");
      fields.put("MailingPostalCode", "" + (60000 + i % 900));
      fields.put("MailingCountry", "United States");
      fields.put("Birthdate", "19%02d-%02d-%02d".formatted(i % 100, i % 12 + 1, i % 28 + 1));
      fields.put("Title", "Engineer");
      Struct one = Records.struct("salesforce", "Contact", "003" + i, fields);
      shared = shared == null ? one.schema() : shared;
      Struct same = new Struct(shared);
      shared.fields().forEach(field -> same.put(field, one.get(field.name())));
      people.add(same);
    }
    return people;
  }
}
