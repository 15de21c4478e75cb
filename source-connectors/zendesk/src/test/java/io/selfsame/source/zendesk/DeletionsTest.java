package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.ConsentStatus;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.MatchKey;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users that go, for now or for good, or become others; and what must stay true of consent. */
class DeletionsTest {
  private final Account account = new Account();
  private final TaskRun run = new TaskRun(ZendeskSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    account.close();
  }

  @Test
  @DisplayName("ZD-09 a soft-deleted user is a deletion by id that republishes nothing personal")
  void zd09ASoftDeletedUserIsADeletionWithNothingPersonal() {
    account.zendesk.upsert(
        "users",
        "7",
        TaskRun.fields("name", "canary-name")
            .put("phone", "canary-phone")
            .put("notes", "canary-notes")
            .put("email", "canary@example.org")
            .set("user_fields", TaskRun.fields("text_field", "canary-field")));
    account.zendesk.addIdentity("7", "email", "canary2@example.org", true);
    account.letTimePass();
    run.start(account.settings());
    assertEquals("upsert", op(run.take(1).get(0)));
    account.zendesk.delete("users", "7");
    account.letTimePass();

    SourceRecord deletion = run.take(1).get(0);

    assertEquals("delete", op(deletion));
    assertEquals("7", ((Struct) deletion.key()).getString("id"));
    assertFalse(deletion.toString().contains("canary"));
    IdentityEnvelope envelope = Pipeline.envelopes(List.of(deletion), Map.of()).get(0);
    assertEquals(List.of(), envelope.keys(), "its identity edges are closed");
    assertEquals(List.of(), envelope.consents(), "it states no consent, so it relaxes none");
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 52, 54, 56})
  @DisplayName("ZD-09 the recorded deletions are deletions by id")
  void zd09RecordedDeletions(int interaction) throws VendorException {
    ObjectNode deleted = Recorded.user(interaction);
    answer(deleted);

    VendorRow row = account.stream("users").read(StreamPosition.start()).rows().get(0);

    assertEquals(RecordOperation.DELETE, row.op());
    assertEquals(deleted.path("id").asText(), row.id());
    assertTrue(row.fields().isEmpty());
    assertEquals(deleted.path("updated_at").asText(), row.changedAt().orElseThrow().toString());
  }

  @Test
  @DisplayName("ZD-09 a new user with the external id of a deleted one is another record (45, 50)")
  void zd09AReusedExternalIdIsAnotherSourceKey() throws VendorException {
    answer(Recorded.user(45), Recorded.user(50));

    List<VendorRow> rows = account.stream("users").read(StreamPosition.start()).rows();

    assertEquals(RecordOperation.DELETE, rows.get(0).op());
    assertEquals(RecordOperation.UPSERT, rows.get(1).op());
    assertEquals("grouparoo123", rows.get(1).fields().path("external_id").asText());
    assertFalse(rows.get(0).id().equals(rows.get(1).id()));
  }

  @Test
  @DisplayName("ZD-09b tags replaced, checkbox set without its tag: consent stays denied (31, 33)")
  void zd09bConsentIsReadFromTheCheckboxAndNotFromItsTag() {
    answer(Recorded.user(31), Recorded.user(31).deepCopy().put("id", 1));
    answer(Recorded.user(33));
    Map<String, String> settings = account.settings();
    settings.put("zendesk.objects", "users");
    run.start(settings);
    List<SourceRecord> records = run.take(3);
    String mapping =
        "{\"zendesk\":{\"users\":{\"consents\":{\"marketing_email\":{"
            + "\"user_fields.checkbox_field\":{\"literals\":{\"true\":\"DENIED\"}}}}}}}";

    List<IdentityEnvelope> envelopes =
        Pipeline.envelopes(List.of(records.get(0), records.get(2)), Map.of("mapping", mapping));

    assertEquals("[\"checkbox_field_selected\"]", value(records.get(0)).getString("tags"));
    assertEquals("[\"test_recently_added\"]", value(records.get(2)).getString("tags"));
    for (IdentityEnvelope envelope : envelopes) {
      assertEquals(ConsentStatus.DENIED, envelope.consents().get(0).status());
    }
  }

  @Test
  @DisplayName("ZD-10 a permanently deleted user is an erasure with nothing but its id")
  void zd10APermanentDeletionIsAnErasure() throws VendorException {
    account.zendesk.upsert("users", "7", TaskRun.fields("name", "Ada").put("phone", "1"));
    account.letTimePass();
    VendorStream stream = account.stream("users");
    StreamPosition position = Account.end(Account.pages(stream, StreamPosition.start()));
    account.zendesk.delete("users", "7");
    account.zendesk.deletePermanently("7");
    account.letTimePass();

    VendorRow row = Account.rows(Account.pages(stream, position)).get(0);

    assertEquals(RecordOperation.ERASE, row.op());
    assertEquals("7", row.id());
    assertTrue(row.fields().isEmpty());
  }

  @Test
  void aUserMergedIntoAnotherIsAnAliasOfIt() throws VendorException {
    account.zendesk.upsert("users", "7", TaskRun.fields("email", "a@example.org"));
    account.zendesk.upsert("users", "8", TaskRun.fields("email", "b@example.org"));
    account.zendesk.upsert("users", "9", TaskRun.fields("email", "c@example.org"));
    account.letTimePass();
    VendorStream stream = account.stream("users");
    StreamPosition position = Account.end(Account.pages(stream, StreamPosition.start()));
    account.zendesk.merge("7", "8");
    account.zendesk.delete("users", "9");
    account.letTimePass();

    List<StreamPage> pages = Account.pages(stream, position);

    VendorRow merged = row(pages, "7");
    assertEquals(RecordOperation.ALIAS, merged.op());
    assertEquals(List.of(new RecordReference("zendesk", "users", "8")), merged.aliases());
    assertTrue(merged.fields().isEmpty());
    assertEquals(RecordOperation.UPSERT, row(pages, "8").op());
    assertEquals(RecordOperation.DELETE, row(pages, "9").op());
  }

  @Test
  void deletionsOfTheSnapshotAreNotAskedAbout() throws VendorException {
    account.zendesk.upsert("users", "7", TaskRun.fields("email", "a@example.org"));
    account.zendesk.delete("users", "7");
    account.letTimePass();

    Account.pages(account.stream("users"), StreamPosition.start());

    assertEquals(0, account.requests("/api/v2/users/7.json"));
  }

  @Test
  @DisplayName("ZD-16 all identities are in the row; verified ones are keys, unverified are not")
  void zd16VerifiedIdentitiesBecomeKeys() {
    account.zendesk.upsert("users", "7", TaskRun.fields("email", "a@example.org"));
    account.zendesk.addIdentity("7", "email", "b@example.org", true);
    account.zendesk.addIdentity("7", "email", "stranger@example.org", false);
    account.zendesk.addIdentity("7", "phone_number", "+14155552671", true);
    account.zendesk.addIdentity("7", "phone_number", "+14155552672", false);
    account.zendesk.upsert("users", "8", TaskRun.fields("name", "Without"));
    account.letTimePass();
    run.start(account.settings());
    List<SourceRecord> records = run.take(2);

    String identities = value(records.get(0)).getString("identities");
    List<String> keys =
        Pipeline.envelopes(records, Map.of()).get(0).keys().stream().map(MatchKey::value).toList();

    for (String value : List.of("a@", "b@", "stranger@", "+14155552671", "+14155552672")) {
      assertTrue(identities.contains(value), "the row has every identity");
    }
    assertTrue(identities.contains("\"verified\":false"));
    assertEquals(
        List.of("+14155552671", "a@example.org", "b@example.org", "zendesk/7"),
        keys.stream().sorted().toList());
    assertEquals("[]", value(records.get(1)).getString("identities"));
  }

  @Test
  @DisplayName("ZD-16 the recorded identities are read as recorded")
  void zd16RecordedIdentities() throws VendorException {
    ObjectNode page = page(Recorded.user(27));
    page.set("identities", Recorded.body(28).path("identities"));
    account.answer("/api/v2/incremental", Response.json(200, page));

    VendorRow user = account.stream("users").read(StreamPosition.start()).rows().get(0);

    assertEquals(Recorded.body(28).path("identities"), user.fields().path("identities"));
  }

  @Test
  void identitiesAreNotAskedForWhenTheyAreNotWanted() throws VendorException {
    account.zendesk.upsert("users", "7", TaskRun.fields("email", "a@example.org"));
    account.letTimePass();
    Map<String, String> settings = account.settings();
    settings.put("zendesk.identities", "false");

    VendorRow user =
        account
            .vendor(settings)
            .streams(List.of("users"))
            .get(0)
            .read(StreamPosition.start())
            .rows()
            .get(0);

    assertFalse(user.fields().has("identities"));
  }

  private void answer(ObjectNode... users) {
    account.answer("/api/v2/incremental", Response.json(200, page(users)));
  }

  private static ObjectNode page(ObjectNode... users) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray("users").addAll(List.of(users));
    return page.put("after_cursor", "c" + users[0].path("updated_at")).put("end_of_stream", true);
  }

  private static VendorRow row(List<StreamPage> pages, String id) {
    return Account.rows(pages).stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Struct value(SourceRecord record) {
    return (Struct) record.value();
  }

  private static String op(SourceRecord record) {
    return value(record).getString("_op");
  }
}
