package io.selfsame.simulator.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sforce.soap.partner.Connector;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.FieldType;
import com.sforce.soap.partner.GetDeletedResult;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real client library talks to the simulator. */
class SalesforceSimulatorTest {
  private static final String ALL =
      "SELECT Id, LastName, HasOptedOutOfEmail, IsDeleted, SystemModstamp FROM Contact ORDER BY"
          + " SystemModstamp ASC, Id ASC";
  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Population.DEFAULT_END.plus(Duration.ofDays(1)));
  private final SalesforceSimulator salesforce = SalesforceSimulator.start(clock);

  @AfterEach
  void close() {
    salesforce.close();
  }

  @Test
  void queryMoreShowsEveryRowOnceInTheOrderAskedFor() throws Exception {
    salesforce.load(Population.generate(1, 1000));
    PartnerConnection connection = connect();
    connection.setQueryOptions(200);
    Set<String> seen = new HashSet<>();
    String last = "";
    QueryResult page = connection.query(ALL);
    while (true) {
      for (SObject row : page.getRecords()) {
        assertTrue(seen.add(row.getId()));
        String modstamp = row.getField("SystemModstamp").toString();
        assertTrue(modstamp.compareTo(last) >= 0);
        last = modstamp;
      }
      if (page.isDone()) {
        break;
      }
      page = connection.queryMore(page.getQueryLocator());
    }
    assertEquals(salesforce.recordCounts().get("Contact"), seen.size());
    assertEquals(seen.size(), page.getSize());
  }

  @Test
  void describeTellsTypesAndCompounds() throws Exception {
    DescribeSObjectResult contact = connect().describeSObject("Contact");
    assertEquals("003", contact.getKeyPrefix());
    assertEquals(
        FieldType.datetime,
        Arrays.stream(contact.getFields())
            .filter(field -> field.getName().equals("SystemModstamp"))
            .findFirst()
            .orElseThrow()
            .getType());
    assertTrue(Arrays.stream(contact.getFields()).anyMatch(f -> f.getType() == FieldType.address));
  }

  @Test
  void aDeletedRowIsInTheBinAndInTheLogAndAPurgedOneInTheLogOnly() throws Exception {
    String id = "0035e00000000AAAAA";
    salesforce.upsert("Contact", id, Json.object().put("LastName", "Adams & <Sons>"));
    PartnerConnection connection = connect();
    assertEquals("Adams & <Sons>", connection.query(ALL).getRecords()[0].getField("LastName"));
    salesforce.delete("Contact", id);
    assertEquals(0, connection.query(ALL).getSize());
    assertEquals("true", connection.queryAll(ALL).getRecords()[0].getField("IsDeleted"));
    clock.advance(Duration.ofMinutes(5));
    salesforce.deletePermanently("Contact", id);
    assertEquals(0, connection.queryAll(ALL).getSize());
    GetDeletedResult log =
        connection.getDeleted(
            "Contact",
            calendar(clock.instant().minus(Duration.ofHours(1))),
            calendar(clock.instant().plusSeconds(1)));
    assertEquals(id, log.getDeletedRecords()[0].getId());
  }

  @Test
  void theConditionsOfAWindowedScanSelectWhatTheySay() throws Exception {
    for (int i = 0; i < 6; i++) {
      salesforce.upsert("Contact", "0035e0000000000AA" + i, Json.object().put("LastName", "L" + i));
      clock.advance(Duration.ofSeconds(i % 2));
    }
    String third = clock.instant().minusSeconds(2).toString();
    QueryResult found =
        connect()
            .queryAll(
                "SELECT Id FROM Contact WHERE SystemModstamp >= "
                    + third
                    + " AND (SystemModstamp > "
                    + third
                    + " OR Id > '0035e0000000000AA2') AND SystemModstamp < "
                    + clock.instant()
                    + " ORDER BY SystemModstamp ASC, Id ASC");
    assertEquals(
        java.util.List.of("0035e0000000000AA3", "0035e0000000000AA4", "0035e0000000000AA5"),
        Arrays.stream(found.getRecords()).map(SObject::getId).toList());
  }

  @Test
  void errorsCarryTheVendorsCodes() throws Exception {
    PartnerConnection connection = connect();
    assertEquals(ExceptionCode.INVALID_FIELD, code(connection, "SELECT Id, Nonsense FROM Contact"));
    assertEquals(ExceptionCode.MALFORMED_QUERY, code(connection, "SELECT FROM"));
    assertEquals(ExceptionCode.INVALID_TYPE, code(connection, "SELECT Id FROM Nothing"));
    salesforce.expireTokens();
    assertEquals(ExceptionCode.INVALID_SESSION_ID, code(connection, "SELECT Id FROM Contact"));
    ConnectionException refused =
        assertThrows(ConnectionException.class, () -> connection.login("user", "password"));
    assertEquals(ExceptionCode.INVALID_OPERATION, ((ApiFault) refused).getExceptionCode());
  }

  @Test
  void aWrongClientSecretGetsNoSession() throws Exception {
    HttpResponse<String> refused = token("wrong");
    assertEquals(400, refused.statusCode());
    assertFalse(refused.body().contains("access_token"));
  }

  private static ExceptionCode code(PartnerConnection connection, String soql) {
    ConnectionException refused =
        assertThrows(ConnectionException.class, () -> connection.query(soql));
    return ((ApiFault) refused).getExceptionCode();
  }

  private PartnerConnection connect() throws Exception {
    ConnectorConfig config = new ConnectorConfig();
    String endpoint = salesforce.baseUri() + "/services/Soap/u/64.0";
    config.setAuthEndpoint(endpoint);
    config.setServiceEndpoint(endpoint);
    config.setSessionId(
        new ObjectMapper()
            .readTree(token(Sessions.CLIENT_SECRET).body())
            .path("access_token")
            .asText());
    return Connector.newConnection(config);
  }

  private HttpResponse<String> token(String secret) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(salesforce.baseUri() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id="
                            + Sessions.CLIENT_ID
                            + "&client_secret="
                            + secret))
                .build(),
            BodyHandlers.ofString());
  }

  private static GregorianCalendar calendar(Instant instant) {
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(instant.toEpochMilli());
    return calendar;
  }
}
