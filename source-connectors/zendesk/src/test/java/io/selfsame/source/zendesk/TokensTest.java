package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.population.PopulationRecord;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of the client credentials grant, which cannot be refreshed. */
class TokensTest {
  private static final Population PEOPLE = Population.generate(11, 300);
  private static final Set<String> USERS =
      PEOPLE.records("zendesk", "users").map(PopulationRecord::id).collect(Collectors.toSet());
  private static final String TOKENS = "/oauth/tokens";
  private static final String EXPORT = "/api/v2/incremental/users/cursor.json";

  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("ZD-01 a refused token costs one token request, and the same cursor is asked again")
  void zd01ARefusedTokenInTheMiddleOfAnExportLosesNoRow(boolean lifeTimeHidden)
      throws VendorException {
    account.zendesk.hideTokenLifeTimes(lifeTimeHidden);
    account.zendesk.load(PEOPLE);
    VendorStream stream = account.stream("users");
    StreamPage first = stream.read(StreamPosition.start());
    account.zendesk.expireTokens();

    List<String> rest = Account.ids(Account.pages(stream, first.next()));

    Set<String> read = new HashSet<>(rest);
    first.rows().forEach(row -> read.add(row.id()));
    assertEquals(USERS, read);
    assertEquals(USERS.size(), first.rows().size() + rest.size(), "no row twice");
    assertEquals(2, account.requests(TOKENS), "the first token and one more");
    List<LoggedRequest> exports = account.log(EXPORT);
    List<Integer> statuses = exports.stream().map(LoggedRequest::status).toList();
    assertEquals(List.of(200, 401, 200), statuses.subList(0, 3));
    assertEquals(
        exports.get(1).query().get("cursor"), exports.get(2).query().get("cursor"), "same cursor");
  }

  @Test
  @DisplayName("ZD-01 a token that is refused again at once is a wrong credential")
  void zd01ARefusalOfAFreshTokenIsAFailure() throws VendorException {
    Response refusal =
        Response.json(401, TaskRun.fields("error", "invalid_token").put("error_description", "x"));
    account.answer("/api/v2/incremental", refusal, refusal);
    VendorStream stream = account.stream("users");

    VendorException refused =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(VendorException.Kind.AUTH, refused.kind());
    assertEquals("invalid_token", refused.code());
    assertEquals(2, account.requests(TOKENS));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("ZD-02 client credentials go on for more than three life-times of a token")
  void zd02ManyLifeTimesWithoutARefreshToken(boolean lifeTimeHidden) throws VendorException {
    account.zendesk.hideTokenLifeTimes(lifeTimeHidden);
    VendorStream stream = account.stream("users");
    StreamPosition position = StreamPosition.start();
    int rows = 0;
    for (int halfLives = 1; halfLives <= 9; halfLives++) {
      account.zendesk.upsert("users", Integer.toString(halfLives), TaskRun.fields("name", "Ada"));
      account.clock.advance(Duration.ofMinutes(15));
      List<StreamPage> pages = Account.pages(stream, position);
      rows += Account.rows(pages).size();
      position = Account.end(pages);
    }

    assertEquals(9, rows);
    assertTrue(account.requests(TOKENS) >= 4, "several tokens");
    assertTrue(
        account.log(EXPORT).stream().allMatch(request -> request.status() == 200),
        "each was replaced before it ended");
  }
}
