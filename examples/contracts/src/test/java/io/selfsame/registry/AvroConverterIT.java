package io.selfsame.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.contract.DriftEvent;
import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.source.polling.record.NameStyle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A drifting source's schemas in a real registry that demands BACKWARD, through a real Avro
 * converter.
 */
class AvroConverterIT {
  /** Each row departs from the one before. */
  private static final List<String> DRIFT =
      List.of(
          "{'name':'Ada','age':36,'address':{'city':'Turin'}}",
          "{'name':'Ada','age':36,'address':{'city':'Turin'},'email':'a@example.org'}",
          "{'name':'Ada','address':{'city':'Turin','zip':'01234'}}",
          "{'name':'Ada','age':'thirty-six','address':null,'score':1}",
          "{'name':{'first':'Ada'},'age':36.5,'score':1.25,'tags':['x']}",
          "{'name':null,'age':true,'score':18446744073709551616,'tags':'x'}",
          "{'name':'Ada','age':36,'address':{'city':'Turin'}}");

  private final String prefix = "a" + UUID.randomUUID().toString().substring(0, 8) + ".";
  private final String topic = prefix + "people";
  private RegistryServer server;
  private AvroTopic avro;

  @BeforeEach
  void openTopic() throws IOException, InterruptedException {
    server = RegistryServer.get();
    avro = new AvroTopic(server, topic);
    call("PUT", "/config", "{\"compatibility\":\"BACKWARD\"}");
  }

  @ParameterizedTest
  @EnumSource(
      value = TypeChangePolicy.class,
      names = {"VARIANT", "QUARANTINE"})
  @DisplayName("X-02 A registry that demands BACKWARD accepts every schema of a drifting source")
  void everySchemaIsBackwardCompatibleAndTheNewestReadsAll(TypeChangePolicy policy)
      throws IOException, InterruptedException {
    DriftingSource source = new DriftingSource(prefix, policy, NameStyle.VENDOR);
    for (String row : DRIFT) {
      avro.write(source.page(row));
    }

    Map<Integer, Schema> versions = versions();

    assertTrue(versions.size() > 1, "drift made no version");
    requireBackward(List.copyOf(versions.values()));
    List<SchemaAndValue> read = avro.read();
    assertEquals("Ada", ((Struct) read.get(0).value()).getString("name"));
    Schema newest = List.copyOf(versions.values()).get(versions.size() - 1);
    List<GenericRecord> all = avro.readAs(newest, writers());
    assertEquals(DRIFT.size(), all.size());
    assertEquals("Ada", all.get(0).get("name").toString());
    assertEquals(36L, all.get(DRIFT.size() - 1).get("age"));
  }

  @Test
  @DisplayName("X-02 Widening in place is what a registry refuses: it is for topics without one")
  void wideningInPlaceIsRefused() throws IOException {
    DriftingSource source = new DriftingSource(prefix, TypeChangePolicy.WIDEN, NameStyle.VENDOR);
    avro.write(source.page("{'age':36}"));
    var widened = source.page("{'age':'thirty-six'}");

    assertThrows(RuntimeException.class, () -> avro.write(widened));
  }

  @Test
  @DisplayName("A shape that comes again, after others or after a reset, is the same version")
  void aShapeThatComesAgainIsTheSameVersion() throws IOException, InterruptedException {
    DriftingSource source = new DriftingSource(prefix, TypeChangePolicy.VARIANT, NameStyle.VENDOR);
    int a = avro.write(source.page("{'name':'Ada'}"));
    int b = avro.write(source.page("{'name':'Ada','email':'a@example.org'}"));
    for (int i = 0; i < 10; i++) {
      assertEquals(b, avro.write(source.page("{'name':'Ada'}")), "fields never leave a shape");
      assertEquals(b, avro.write(source.page("{'email':'a@example.org','name':'Ada'}")));
    }
    source.reset();

    assertNotEquals(a, b);
    assertEquals(a, avro.write(source.page("{'name':'Ada'}")));
    assertEquals(2, versions().size());
  }

  @Test
  @DisplayName("Names that Avro refuses stop the converter, and not when field.names is avro")
  void namesThatAvroRefusesAreCleanedIfAskedFor() throws IOException, InterruptedException {
    String row =
        "{'first-name':'Ada','first.name':'B','first_name':'C','2fa':true,'Straße':'x','名':1,'':2,"
            + "'first name':'D','_id':'theirs','-id':'too'}";
    var refused = new DriftingSource(prefix, TypeChangePolicy.VARIANT, NameStyle.VENDOR).page(row);
    DriftingSource source = new DriftingSource(prefix, TypeChangePolicy.VARIANT, NameStyle.AVRO);

    assertThrows(RuntimeException.class, () -> avro.write(refused));
    avro.write(source.page(row));
    avro.write(source.page("{'first*name':'E','first-name':5}"));

    Struct first = (Struct) avro.read().get(0).value();
    assertEquals("Ada", first.getString("first_name"));
    assertEquals("B", first.getString("first_name_2"));
    assertEquals("C", first.getString("first_name_3"));
    assertEquals("D", first.getString("first_name_4"));
    assertEquals(true, first.getBoolean("_2fa"));
    assertEquals("1", first.getString("_id"), "our own field is not overwritten");
    assertEquals("theirs", first.getString("vendor_id"));
    Struct second = (Struct) avro.read().get(1).value();
    assertEquals("E", second.getString("first_name_5"), "older names keep their fields");
    requireBackward(List.copyOf(versions().values()));
  }

  @Test
  @DisplayName("What is emitted can follow the contract that was registered for it")
  void emittedEventsFollowTheRegisteredContract() throws IOException, InterruptedException {
    assertEquals(
        RegistryCommand.DONE,
        CommandRun.of("register", "--registry", server.confluentApi(), "--subject-prefix", prefix)
            .code());
    JsonNode shipped =
        call("GET", "/subjects/" + prefix + DriftEvent.SCHEMA.name() + "/versions/latest", "");
    String drift = prefix + "schema-changes";
    DriftingSource source = new DriftingSource(prefix, TypeChangePolicy.VARIANT, NameStyle.VENDOR);
    source.page("{'name':'Ada'}");

    try (AvroTopic events = new AvroTopic(server, drift)) {
      int id = events.write(source.page("{'name':'Ada','email':'a@example.org'}"));
      Schema contract = new Schema.Parser().parse(shipped.path("schema").asText());
      Schema emitted = schema(id);

      requireBackward(List.of(emitted, contract));
      requireBackward(List.of(contract, emitted));
      GenericRecord event = events.readAs(contract, Map.of(id, emitted)).get(0);
      assertEquals("field_added", event.get("kind").toString());
    }
  }

  private static void requireBackward(List<Schema> versions) {
    for (int i = 1; i < versions.size(); i++) {
      assertEquals(
          SchemaCompatibilityType.COMPATIBLE,
          SchemaCompatibility.checkReaderWriterCompatibility(versions.get(i), versions.get(i - 1))
              .getType(),
          "version " + (i + 1) + " does not read the one before");
    }
  }

  /** The versions of the topic's subject, by number. */
  private Map<Integer, Schema> versions() throws IOException, InterruptedException {
    Map<Integer, Schema> versions = new TreeMap<>();
    for (JsonNode version : call("GET", "/subjects/" + topic + "-value/versions", "")) {
      JsonNode found = call("GET", "/subjects/" + topic + "-value/versions/" + version, "");
      versions.put(version.asInt(), new Schema.Parser().parse(found.path("schema").asText()));
    }
    return versions;
  }

  /** The schemas of the topic's subject, by the number that messages carry. */
  private Map<Integer, Schema> writers() throws IOException, InterruptedException {
    Map<Integer, Schema> writers = new TreeMap<>();
    for (int version : versions().keySet()) {
      JsonNode found = call("GET", "/subjects/" + topic + "-value/versions/" + version, "");
      writers.put(found.path("id").asInt(), schema(found.path("id").asInt()));
    }
    return writers;
  }

  private Schema schema(int id) throws IOException, InterruptedException {
    return new Schema.Parser().parse(call("GET", "/schemas/ids/" + id, "").path("schema").asText());
  }

  private JsonNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.confluentApi() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), path);
    return new ObjectMapper().readTree(response.body());
  }
}
