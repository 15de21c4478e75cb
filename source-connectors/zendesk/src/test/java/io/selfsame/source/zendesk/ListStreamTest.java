package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListStreamTest {
  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void theWholeListIsReadAndThenOnlyWhatChanged() throws VendorException {
    for (int id = 100; id < 230; id++) {
      account.zendesk.upsert("groups", Integer.toString(id), TaskRun.fields("name", "Support"));
    }
    account.clock.advance(Duration.ofHours(1));
    VendorStream stream = account.stream("groups");
    List<StreamPage> all = Account.pages(stream, StreamPosition.start());
    account.zendesk.upsert("groups", "107", TaskRun.fields("name", "Sales"));
    account.clock.advance(Duration.ofMinutes(5));
    List<StreamPage> second = Account.pages(stream, Account.end(all));
    account.clock.advance(Duration.ofHours(1));
    List<StreamPage> third = Account.pages(stream, Account.end(second));

    assertEquals(130, new HashSet<>(Account.ids(all)).size());
    assertEquals(3, all.size());
    assertEquals(List.of("107"), Account.ids(second));
    assertEquals("Sales", Account.rows(second).get(0).fields().path("name").asText());
    assertEquals(List.of("107"), Account.ids(third), "once more: clocks may differ");
    account.clock.advance(Duration.ofHours(1));
    assertEquals(List.of(), Account.ids(Account.pages(stream, Account.end(third))));
  }

  @Test
  void readingOnFromAnyPageGivesTheRest() throws VendorException {
    for (int id = 100; id < 230; id++) {
      account.zendesk.upsert("groups", Integer.toString(id), TaskRun.fields("name", "Support"));
    }
    List<StreamPage> pages = Account.pages(account.stream("groups"), StreamPosition.start());
    List<String> all = Account.ids(pages);

    List<String> rest = Account.ids(Account.pages(account.stream("groups"), pages.get(0).next()));

    assertEquals(all.subList(50, 130), rest);
  }

  @Test
  void anAnswerThatIsNoListIsTriedAgain() throws VendorException {
    account.answer("/api/v2/groups.json", Response.text(200, "{\"groups\":{\"name\":\"x\"}}"));
    VendorStream stream = account.stream("groups");

    VendorException failure =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals("MALFORMED_LIST", failure.code());
    assertEquals(VendorException.Kind.RETRY, failure.kind());
  }

  @Test
  void aRowWithoutAnIdIsLeftOutAndToldAndItsNeighboursAreNot() throws VendorException {
    account.answer(
        "/api/v2/groups.json",
        Response.text(200, "{\"groups\":[{\"id\":1},{\"name\":\"x\"},{\"id\":{}},{\"id\":2}]}"));

    StreamPage page = account.stream("groups").read(StreamPosition.start());

    assertEquals(List.of("1", "2"), Account.ids(List.of(page)));
    assertEquals(
        List.of(RejectedRow.at("ROW_WITHOUT_ID", 1), RejectedRow.at("ROW_WITHOUT_ID", 2)),
        page.facts().rejected());
  }
}
