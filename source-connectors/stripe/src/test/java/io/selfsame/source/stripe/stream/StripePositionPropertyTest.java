package io.selfsame.source.stripe.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.StreamPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class StripePositionPropertyTest {

  @Property(tries = 300)
  void whatIsStoredIsWhatIsRead(@ForAll("positions") StripePosition position) {
    assertEquals(position, StripePosition.from(position.toStreamPosition()));
    assertEquals(
        position, StripePosition.from(position.toStreamPosition().with("of.a.later.build", "x")));
  }

  @Property(tries = 100)
  void finishedEventsAreBoundedAndForgetWholeSecondsOnly(
      @ForAll @IntRange(min = 1, max = 60) int seconds,
      @ForAll @IntRange(min = 1, max = 300) int perSecond) {
    List<ChangeSignal> events = new ArrayList<>();
    for (int i = 0; i < seconds * perSecond; i++) {
      events.add(signal(1_000L + i / perSecond, "evt_" + i));
    }

    FinishedEvents finished = FinishedEvents.none(0).with(events, 1_000);

    assertTrue(finished.size() <= FinishedEvents.CAPACITY);
    events.forEach(
        event ->
            assertEquals(
                event.created() >= finished.since(),
                finished.contains(event.event(), event.created())));
  }

  @Example
  void aSecondThatIsTooFullIsKeptWhole() {
    List<ChangeSignal> events = new ArrayList<>();
    for (int i = 0; i < FinishedEvents.CAPACITY + 10; i++) {
      events.add(signal(7, "evt_" + i));
    }

    assertEquals(events.size(), FinishedEvents.none(0).with(events, 0).size());
  }

  @Example
  void aPositionOfTheBuildBeforeGoesOnWhereItStood() {
    StreamPosition stored =
        StreamPosition.start()
            .with("started", true)
            .with("snapshot.complete", true)
            .with("events.newest", 1_790_000_000L)
            .with("events.finished", "evt_1@1790000000");

    StripePosition position = StripePosition.from(stored);

    assertTrue(position.complete());
    assertEquals(Optional.of(1_790_000_000L), position.certainUntil());
    assertTrue(position.finished().isEmpty(), "a minute of events is looked at once more");
  }

  @Example
  void eventsEditedByHandIntoNonsenseAreRefusedWithTheirName() {
    StreamPosition stored =
        StreamPosition.start().with("events.since", 1L).with("events.seen", "nonsense");

    PositionException refused =
        assertThrows(PositionException.class, () -> StripePosition.from(stored));

    assertTrue(refused.getMessage().contains("events.seen"));
  }

  @Provide
  Arbitrary<StripePosition> positions() {
    Arbitrary<Optional<Long>> seconds = Arbitraries.longs().between(1, 2_000_000_000L).optional();
    Arbitrary<Optional<StripePosition.SnapshotMark>> marks =
        Combinators.combine(Arbitraries.of("cus_1", "gold plan", "a/b"), seconds)
            .as(StripePosition.SnapshotMark::new)
            .optional();
    Arbitrary<Optional<FinishedEvents>> finished =
        Combinators.combine(
                Arbitraries.longs().between(1, 1_000),
                Arbitraries.integers().between(1, 1_000).list().ofMaxSize(20))
            .as(StripePositionPropertyTest::finished)
            .optional();
    Arbitrary<StripePosition> first =
        Combinators.combine(
                seconds, marks, Arbitraries.of(true, false), seconds, seconds, finished, seconds)
            .as(
                (started, mark, flag, walked, newest, events, covered) ->
                    new StripePosition(
                        started,
                        mark,
                        flag,
                        !flag,
                        walked,
                        newest,
                        events,
                        covered,
                        walked,
                        Optional.empty(),
                        Optional.empty(),
                        walked.map(at -> "then/" + at)));
    return Combinators.combine(first, seconds, Arbitraries.of("evt_1", "evt_2").optional())
        .as(
            (position, gap, event) -> {
              PositionEdit edit = new PositionEdit(position).gap(gap);
              event.filter(any -> gap.isPresent()).ifPresent(edit::gapEvent);
              return edit.done();
            });
  }

  private static FinishedEvents finished(long since, List<Integer> seconds) {
    List<ChangeSignal> events =
        seconds.stream().map(second -> signal(second, "evt_" + second)).toList();
    return FinishedEvents.none(since).with(events, since);
  }

  private static ChangeSignal signal(long created, String event) {
    return new ChangeSignal(created, event, "cus_1", Optional.empty(), true);
  }
}
