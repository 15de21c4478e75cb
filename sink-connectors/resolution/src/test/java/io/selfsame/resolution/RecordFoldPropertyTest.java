package io.selfsame.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecordFoldPropertyTest {
  private static final RecordRef REF = new RecordRef("crm", "Contact", "1");

  @Provide
  Arbitrary<List<RecordVersion>> histories() {
    return Populations.versions()
        .map(RecordFoldPropertyTest::ofOneRecord)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Property
  void anyBatchingGivesTheSameStateDeparturesAndLedger(
      @ForAll("histories") List<RecordVersion> history, @ForAll Random random) {
    Folded whole = RecordFold.apply(Optional.empty(), history);
    Optional<RecordState> state = Optional.empty();
    List<Departure> departures = new ArrayList<>();
    List<Statement> stated = new ArrayList<>();
    for (int from = 0; from < history.size(); ) {
      int to = from + 1 + random.nextInt(history.size() - from);
      Folded part = RecordFold.apply(state, history.subList(from, to));
      state = Optional.of(part.after());
      departures.addAll(part.departures());
      stated.addAll(part.stated());
      from = to;
    }
    assertEquals(Optional.of(whole.after()), state);
    assertEquals(whole.departures(), departures);
    assertEquals(whole.stated(), stated);
  }

  @Property
  void replayingAHistoryChangesNothing(@ForAll("histories") List<RecordVersion> history) {
    RecordState once = RecordFold.apply(Optional.empty(), history).after();
    Folded again = RecordFold.apply(Optional.of(once), history);
    if (timesDiffer(history)) {
      assertEquals(once, again.after());
      assertEquals(List.of(), again.departures());
      assertEquals(List.of(), again.stated());
    }
  }

  @Property
  void anOlderVersionChangesNothing(@ForAll("histories") List<RecordVersion> history) {
    RecordState state = RecordFold.apply(Optional.empty(), history).after();
    RecordVersion older = Records.of(REF).says("sms", ConsentStatus.GRANTED).changed(-1).version();
    Folded folded = RecordFold.apply(Optional.of(state), List.of(older));
    assertEquals(state, folded.after());
    assertTrue(!folded.changed() && !folded.identityChanged());
  }

  @Property
  void onlyASpokenWordLoosensConsent(@ForAll("histories") List<RecordVersion> history) {
    Optional<RecordState> state = Optional.empty();
    for (RecordVersion version : history) {
      Optional<RecordState> before = state;
      RecordState after = RecordFold.apply(before, List.of(version)).after();
      if (before.orElse(after) instanceof LiveRecord was && after instanceof LiveRecord now) {
        was.statements()
            .forEach(
                (purpose, statement) ->
                    assertTrue(
                        version.statements().containsKey(purpose)
                            || now.statements().get(purpose).status().join(statement.status())
                                == now.statements().get(purpose).status()));
      }
      state = Optional.of(after);
    }
  }

  private static boolean timesDiffer(List<RecordVersion> history) {
    List<Instant> times = history.stream().map(RecordVersion::changedAt).toList();
    return times.stream().distinct().count() == times.size();
  }

  private static RecordVersion ofOneRecord(RecordVersion version) {
    return new RecordVersion(
        REF,
        version.op(),
        version.entity(),
        version.createdAt(),
        version.changedAt(),
        version.attributes(),
        version.keys(),
        version.statements(),
        version.aliases(),
        version.rulesVersion(),
        version.belongs());
  }
}
