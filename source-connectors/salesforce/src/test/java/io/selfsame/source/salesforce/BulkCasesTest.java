package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance case SF-10 and what else belongs to snapshots through Bulk API 2.0. */
class BulkCasesTest {
  private static final Population PEOPLE = Population.generate(41, 700);
  private static final String JOBS = "/services/data/v64.0/jobs/query";

  private final Org org = new Org();

  @BeforeEach
  void jobsAreDoneAtOnce() {
    org.admin().bulkJobsTake(0);
  }

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void aJobIsWaitedFor() throws VendorException {
    org.salesforce.load(PEOPLE);
    org.admin().bulkJobsTake(2);

    assertEquals(contacts(), Set.copyOf(Org.ids(Org.pages(stream(100), start()))));
  }

  @Test
  void sf10TheSnapshotEndsAtTheLiteralNullAndHeadersAreNoRows() throws VendorException {
    org.salesforce.load(PEOPLE);

    List<StreamPage> pages = Org.pages(stream(20), StreamPosition.start());

    List<String> ids = Org.ids(pages);
    assertEquals(contacts(), Set.copyOf(ids));
    assertEquals(contacts().size(), ids.size(), "no row twice");
    assertFalse(ids.contains("Id"), "no header");
    assertTrue(resultPages() > 2, "several pages of results");
  }

  @Test
  void sf10AJobThatGivesFewerRowsThanItCountsIsMadeAgainAndNotCommitted() throws VendorException {
    org.salesforce.load(PEOPLE);
    org.admin().loseRowsOfNextBulkJob(1);

    List<StreamPage> pages = Org.pages(stream(20), StreamPosition.start());

    assertEquals(contacts(), Set.copyOf(Org.ids(pages)));
    assertEquals(2, jobsMade());
    int ends = 0;
    for (StreamPage page : pages) {
      if (page.next().number("read_until").isPresent()) {
        ends++;
        assertEquals(contacts(), idsUpTo(pages, page), "nothing missing when the snapshot is done");
      }
    }
    assertTrue(ends > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "Aborted"})
  void sf10AJobThatFailsOrIsAbortedIsMadeAgain(String state) throws VendorException {
    org.salesforce.load(PEOPLE);
    org.admin().endNextBulkJob(state, "UNKNOWN_EXCEPTION: no values here");

    assertEquals(contacts(), Set.copyOf(Org.ids(Org.pages(stream(100), StreamPosition.start()))));
    assertEquals(2, jobsMade());
  }

  @Test
  void sf10AfterThreeLostJobsTheSnapshotIsReadByQueries() throws VendorException {
    org.salesforce.load(PEOPLE);
    for (int job = 0; job < 3; job++) {
      org.admin().endNextBulkJob("Failed", "FeatureNotEnabled");
    }

    assertEquals(contacts(), Set.copyOf(Org.ids(Org.pages(stream(100), StreamPosition.start()))));
    assertEquals(3, jobsMade());
  }

  @Test
  void aRestartAfterAnyPageReadsTheRestOfTheSameJob() throws VendorException {
    org.salesforce.load(PEOPLE);
    List<StreamPage> pages = new ArrayList<>();
    StreamPosition position = StreamPosition.start();
    while (position.number("read_until").isEmpty()) {
      pages.add(stream(20).read(position));
      position = pages.get(pages.size() - 1).next();
    }

    List<String> ids = Org.ids(pages);
    assertEquals(contacts(), Set.copyOf(ids));
    assertEquals(contacts().size(), ids.size(), "no row twice");
    assertEquals(1, jobsMade());
    assertTrue(pages.size() > 20);
  }

  @Test
  void aForgottenJobIsMadeAgain() throws VendorException {
    org.salesforce.load(PEOPLE);
    VendorStream stream = stream(20);
    StreamPosition position = afterPages(stream, 4);
    org.admin().forgetBulkJobs();

    assertEquals(contacts(), Set.copyOf(Org.ids(Org.pages(stream(20), position))));
    assertEquals(2, jobsMade());
  }

  @Test
  void aJobOfAnotherApiVersionIsMadeAgain() throws VendorException {
    org.salesforce.load(PEOPLE);
    Map<String, String> older = settings(20);
    older.put("salesforce.api.version", "62.0");
    StreamPosition position = afterPages(org.stream("Contact", older), 4);

    assertEquals(contacts(), Set.copyOf(Org.ids(Org.pages(stream(20), position))));
    assertTrue(
        org.requests("/jobs/query").stream().anyMatch(request -> request.status() == 409),
        "the job answers to its own version only");
  }

  @Test
  void resultsThatAreCutOffAreReadOnFromWhereTheyWere() throws VendorException {
    org.salesforce.load(PEOPLE);
    VendorStream stream = stream(20);
    org.salesforce.server().faults().add(onResults(new Fault.Truncate()).after(1));
    List<String> ids = new ArrayList<>();
    StreamPosition position = StreamPosition.start();
    int failures = 0;
    while (position.number("read_until").isEmpty()) {
      try {
        StreamPage page = stream.read(position);
        ids.addAll(Org.ids(List.of(page)));
        position = page.next();
      } catch (VendorException e) {
        assertEquals(Kind.RETRY, e.kind());
        failures++;
      }
    }

    assertEquals(1, failures);
    assertEquals(contacts().size(), ids.size());
    assertEquals(contacts(), Set.copyOf(ids));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 503})
  void aPageInsteadOfResultsIsTriedAgain(int status) throws VendorException {
    org.salesforce.load(PEOPLE);
    VendorStream stream = stream(20);
    org.salesforce
        .server()
        .faults()
        .add(onResults(new Fault.Respond(Response.html(status, "<html>canary</html>"))));
    StreamPosition position = stream.read(stream.read(StreamPosition.start()).next()).next();

    VendorException failure = assertThrows(VendorException.class, () -> stream.read(position));

    assertEquals(Kind.RETRY, failure.kind());
    assertFalse(failure.getMessage().contains("canary"));
    assertEquals(contacts(), Set.copyOf(Org.ids(Org.pages(stream, position))));
  }

  @Test
  void largeObjectsAreReadByJobsAndSmallOnesByQueries() throws VendorException {
    org.salesforce.load(PEOPLE);
    long contacts = org.salesforce.recordCounts().get("Contact");

    Org.pages(org.stream("Contact", "salesforce.bulk.min.rows", "" + (contacts + 1)), start());
    assertEquals(0, jobsMade());
    Org.pages(org.stream("Contact", "salesforce.bulk.min.rows", "" + contacts), start());
    assertEquals(1, jobsMade());
  }

  @Test
  void anObjectThatTakesTooLongToCountIsLarge() throws VendorException {
    org.salesforce.load(PEOPLE);
    VendorStream stream = org.stream("Contact", "salesforce.bulk.min.rows", "1000000");
    Fault counting =
        new Fault(
            request -> request.body().contains("COUNT()"),
            0,
            1,
            new Fault.Respond(Org.fault("QUERY_TIMEOUT", "too long")));
    org.salesforce.server().faults().add(counting);

    assertEquals(contacts(), Set.copyOf(Org.ids(Org.pages(stream, start()))));
    assertEquals(1, jobsMade());
  }

  @Test
  void rowsAreTheSameThroughEitherApi() throws VendorException {
    org.admin().addField("Contact", "Visits__c", "int");
    org.admin().addField("Contact", "Score__c", "double");
    org.salesforce.load(Population.generate(42, 60));
    org.salesforce.upsert(
        "Contact",
        Org.id(1),
        Org.fields()
            .put("LastName", "Quote \" comma, and\nline 01234")
            .put("Visits__c", 12)
            .put("Score__c", 12.5)
            .put("HasOptedOutOfEmail", true)
            .put("MailingCity", "Z\u00fcrich"));
    org.salesforce.upsert("Contact", Org.id(2), Org.fields().put("LastName", "Gone"));
    org.salesforce.delete("Contact", Org.id(2));
    org.letTimePass();

    Set<VendorRow> byJob = rows(stream(20));
    Set<VendorRow> byQuery = rows(org.stream("Contact", "salesforce.bulk.min.rows", "-1"));

    assertEquals(byQuery, byJob);
    assertTrue(byJob.stream().anyMatch(row -> row.op() == RecordOperation.DELETE));
    ObjectNode typed = row(byJob, Org.id(1));
    assertEquals("12", typed.path("Visits__c").toString(), "a whole number, sent as 12.0");
    assertEquals("12.5", typed.path("Score__c").toString());
    assertTrue(typed.path("HasOptedOutOfEmail").isBoolean());
  }

  @Test
  void sf18CompoundFieldsAreNotAskedForWhereTheyAreRefused() throws VendorException {
    org.salesforce.upsert(
        "Contact", Org.id(1), Org.fields().put("LastName", "A").put("MailingCity", "Bern"));
    org.letTimePass();

    ObjectNode fields = row(rows(stream(20)), Org.id(1));

    assertEquals("Bern", fields.path("MailingCity").asText());
    assertFalse(fields.has("MailingAddress"));
    assertEquals(1, jobsMade());
  }

  @Test
  void nulCharactersAreLeftOut() throws VendorException {
    org.salesforce.upsert("Contact", Org.id(1), Org.fields().put("LastName", "A\u0000B"));
    org.letTimePass();

    assertEquals("AB", row(rows(stream(20)), Org.id(1)).path("LastName").asText());
  }

  @Test
  void changesDuringTheJobFollowInTheFirstWindow() throws VendorException {
    org.salesforce.load(PEOPLE);
    VendorStream stream = stream(20);
    StreamPosition position = afterPages(stream, 3);
    String changed = contacts().iterator().next();
    org.salesforce.upsert("Contact", changed, Org.fields().put("Title", "During"));
    org.letTimePass();

    Map<String, String> titles = new HashMap<>();
    for (VendorRow row : Org.rows(Org.pages(stream, position))) {
      titles.put(row.id(), row.fields().path("Title").asText());
    }

    assertEquals("During", titles.get(changed));
  }

  @Test
  void aFieldHiddenBeforeTheJobIsMadeDoesNotStopTheSnapshot() throws VendorException {
    org.salesforce.load(PEOPLE);
    VendorStream stream = stream(20);
    StreamPosition position = stream.read(StreamPosition.start()).next();
    org.admin().hideField("Contact", "DoNotCall");

    Set<String> ids = new HashSet<>(Org.ids(Org.pages(stream, position)));

    assertEquals(contacts(), ids);
  }

  @Test
  void pagesOfAJobAreLimitedByBytesToo() throws VendorException {
    for (int i = 0; i < 300; i++) {
      org.salesforce.upsert(
          "Contact", Org.id(i), Org.fields().put("Description", "x".repeat(30_000)));
    }
    org.letTimePass();

    List<StreamPage> pages = Org.pages(stream(10_000), StreamPosition.start());

    long most = pages.stream().mapToLong(page -> page.rows().size()).max().orElse(0);
    assertEquals(300, Org.ids(pages).size());
    assertTrue(most < 300, "pages are limited by bytes, not only by rows");
  }

  @Test
  void stoppingEndsTheWaitForAJob() throws Exception {
    org.salesforce.load(PEOPLE);
    org.admin().bulkJobsTake(1_000_000);
    VendorStream stream = stream(20);
    StreamPosition position = stream.read(stream.read(start()).next()).next();
    AtomicReference<VendorException> outcome = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                stream.read(position);
              } catch (VendorException e) {
                outcome.set(e);
              }
            });
    reader.start();
    org.awaitRequest(JOBS + "/");
    reader.interrupt();
    reader.join(Duration.ofSeconds(5).toMillis());

    assertFalse(reader.isAlive());
    assertEquals(Kind.CANCELLED, outcome.get().kind());
  }

  private VendorStream stream(int rows) throws VendorException {
    return org.stream("Contact", settings(rows));
  }

  private Map<String, String> settings(int rows) {
    Map<String, String> settings = org.settings();
    settings.put("salesforce.bulk.min.rows", "0");
    settings.put("batch.max.rows", Integer.toString(rows));
    return settings;
  }

  private static StreamPosition afterPages(VendorStream stream, int pages) throws VendorException {
    StreamPosition position = StreamPosition.start();
    for (int page = 0; page < pages; page++) {
      position = stream.read(position).next();
    }
    return position;
  }

  private static Set<VendorRow> rows(VendorStream stream) throws VendorException {
    return Set.copyOf(Org.rows(Org.pages(stream, start())));
  }

  private static ObjectNode row(Set<VendorRow> rows, String id) {
    return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow().fields();
  }

  private static Set<String> idsUpTo(List<StreamPage> pages, StreamPage last) {
    return Set.copyOf(Org.ids(pages.subList(0, pages.indexOf(last) + 1)));
  }

  private Set<String> contacts() {
    Set<String> ids = new HashSet<>();
    PEOPLE.records("salesforce", "Contact").forEach(row -> ids.add(row.id()));
    return ids;
  }

  private static Fault onResults(Fault.Effect effect) {
    return new Fault(BulkCasesTest::isForResults, 0, 1, effect);
  }

  private static boolean isForResults(Request request) {
    return request.path().endsWith("/results");
  }

  private long resultPages() {
    return org.requests("/results").size();
  }

  private long jobsMade() {
    return org.salesforce.server().requests().entries().stream()
        .filter(request -> request.method().equals("POST"))
        .filter(request -> request.path().endsWith("/jobs/query"))
        .count();
  }

  private static StreamPosition start() {
    return StreamPosition.start();
  }
}
