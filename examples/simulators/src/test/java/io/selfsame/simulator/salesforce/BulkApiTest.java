package io.selfsame.simulator.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.HttpCalls;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Query jobs of Bulk API 2.0, the day's calls and the versions, as a client sees them. */
class BulkApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOBS = "/services/data/v64.0/jobs/query";

  private final SimulatorClock clock = SimulatorClock.stoppedAt(Population.DEFAULT_END);
  private final SalesforceSimulator salesforce = SalesforceSimulator.start(clock);
  private HttpCalls calls;

  @BeforeEach
  void authenticate() throws Exception {
    String form =
        "grant_type=client_credentials&client_id="
            + Sessions.CLIENT_ID
            + "&client_secret="
            + Sessions.CLIENT_SECRET;
    HttpResponse<String> answer =
        new HttpCalls(salesforce.baseUri(), "none").send("POST", "/services/oauth2/token", form);
    calls = new HttpCalls(salesforce.baseUri(), json(answer).path("access_token").asText());
    for (int i = 0; i < 5; i++) {
      salesforce.upsert("Contact", "0035e0000000000AA" + i, Json.object().put("LastName", "L" + i));
    }
  }

  @AfterEach
  void close() {
    salesforce.close();
  }

  @Test
  void aJobGoesThroughItsStatesAndGivesPagesUpToTheLiteralNull() throws Exception {
    JsonNode made = json(create("SELECT Id, LastName, Title FROM Contact"));
    String job = JOBS + "/" + made.path("id").asText();
    assertEquals("UploadComplete", made.path("state").asText());
    assertEquals("InProgress", json(calls.get(job)).path("state").asText());
    JsonNode done = json(calls.get(job));
    assertEquals("JobComplete", done.path("state").asText());
    assertEquals(5, done.path("numberRecordsProcessed").asInt());

    HttpResponse<String> first = calls.get(job + "/results?maxRecords=3");
    String locator = header(first, "Sforce-Locator");
    HttpResponse<String> last = calls.get(job + "/results?maxRecords=3&locator=" + locator);

    assertEquals("3", header(first, "Sforce-NumberOfRecords"));
    assertTrue(first.body().startsWith("\"Id\",\"LastName\",\"Title\"\n"));
    assertTrue(last.body().startsWith("\"Id\",\"LastName\",\"Title\"\n"));
    assertEquals("2", header(last, "Sforce-NumberOfRecords"));
    assertEquals("null", header(last, "Sforce-Locator"));
    assertEquals(409, calls.get(job.replace("64.0", "62.0")).statusCode());
  }

  @Test
  void compoundFieldsAreRefused() throws Exception {
    assertEquals(400, create("SELECT Id, MailingAddress FROM Contact").statusCode());
  }

  @Test
  void everyAnswerTellsTheCallsOfTheDayAndTheLastIsRefused() throws Exception {
    salesforce.org().limitCalls(2);

    assertEquals(
        "api-usage=1/2", header(calls.get("/services/data/v64.0/sobjects"), "Sforce-Limit-Info"));
    calls.get("/services/data/v64.0/sobjects");
    HttpResponse<String> refused = calls.get("/services/data/v64.0/sobjects");

    assertEquals(403, refused.statusCode());
    assertEquals("REQUEST_LIMIT_EXCEEDED", json(refused).path(0).path("errorCode").asText());
  }

  @Test
  void aRetiredVersionIsNotListedAndNotServed() throws Exception {
    salesforce.org().retireVersion("64.0");

    assertEquals(404, calls.get("/services/data/v64.0/sobjects").statusCode());
    assertTrue(!calls.get("/services/data").body().contains("64.0"));
  }

  @Test
  void aQueryThatIsTooLongForAUrlIsRefused() throws Exception {
    String query = "SELECT+" + "A".repeat(17_000) + "+FROM+Contact";

    assertEquals(414, calls.get("/services/data/v64.0/query?q=" + query).statusCode());
  }

  private HttpResponse<String> create(String soql) throws Exception {
    return calls.send(
        "POST", JOBS, Json.object().put("operation", "queryAll").put("query", soql).toString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
