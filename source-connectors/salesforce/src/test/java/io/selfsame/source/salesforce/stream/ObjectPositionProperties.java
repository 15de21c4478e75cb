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

class ObjectPositionProperties {

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
    Arbitrary<Instant> instants =
        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    Arbitrary<RowKey> keys =
        Combinators.combine(instants, Arbitraries.strings().alpha().ofLength(18)).as(RowKey::new);
    Arbitrary<Optional<Instant>> from = instants.optional();
    return Combinators.combine(from, instants.optional(), keys.optional(), instants.optional())
        .as(
            (readUntil, to, key, deletions) ->
                new ObjectPosition(
                    readUntil, to.map(end -> new Scan(readUntil, end, key)), deletions));
  }
}
