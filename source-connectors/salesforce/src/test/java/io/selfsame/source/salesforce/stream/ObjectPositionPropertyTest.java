package io.selfsame.source.salesforce.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.selfsame.source.polling.vendor.StreamPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ObjectPositionPropertyTest {

  @Property
  void aPositionComesBackFromWhatIsStored(@ForAll("positions") ObjectPosition position) {
    assertEquals(position, ObjectPosition.from(position.toStreamPosition()));
  }

  @Property
  void unknownNamesAreIgnored(@ForAll("positions") ObjectPosition position) {
    Map<String, Object> values = new HashMap<>(position.toStreamPosition().values());
    values.put("of_a_later_version", true);

    assertEquals(position, ObjectPosition.from(new StreamPosition(values)));
  }

  @Provide
  Arbitrary<ObjectPosition> positions() {
    return Arbitraries.oneOf(
        instants().map(at -> position(at, Optional.empty(), Optional.empty())),
        Combinators.combine(instants(), scans())
            .as((at, scan) -> position(at, Optional.of(scan), Optional.empty())),
        Combinators.combine(instants(), jobs())
            .as((at, job) -> position(at, Optional.empty(), Optional.of(job))),
        scans().map(scan -> ObjectPosition.from(StreamPosition.start()).reading(scan)),
        jobs().map(job -> ObjectPosition.from(StreamPosition.start()).reading(job)));
  }

  private static ObjectPosition position(Instant at, Optional<Scan> scan, Optional<Bulk> bulk) {
    return new ObjectPosition(
        Optional.of(at), scan, bulk, Optional.of(at.plusSeconds(1)), Optional.of(at));
  }

  private static Arbitrary<Scan> scans() {
    Arbitrary<RowKey> keys =
        Combinators.combine(instants(), Arbitraries.strings().alpha().ofLength(18)).as(RowKey::new);
    return Combinators.combine(instants(), instants(), instants(), keys.optional())
        .as((from, to, more, key) -> new Scan(Optional.of(from), to, later(to, more), key));
  }

  private static Instant later(Instant to, Instant more) {
    return more.isBefore(to) ? to : more;
  }

  private static Arbitrary<Bulk> jobs() {
    Arbitrary<String> texts = Arbitraries.strings().alpha().ofMaxLength(20);
    Arbitrary<Long> rows = Arbitraries.longs().between(0, 1_000_000_000L);
    return Combinators.combine(
            texts, texts, rows, rows, Arbitraries.integers().between(0, 3), instants())
        .as(Bulk::new);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
  }
}
