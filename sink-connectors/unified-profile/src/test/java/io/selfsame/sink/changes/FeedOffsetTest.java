package io.selfsame.sink.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.warehouse.feed.FeedTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class FeedOffsetTest {
  @Property(tries = 200)
  void itComesBackAsItWas(
      @ForAll @LongRange(min = 0) long seq,
      @ForAll Optional<FeedTopic> topic,
      @ForAll Optional<@NotEmpty List<String>> after) {
    FeedOffset offset = new FeedOffset(seq, topic, after);
    Map<String, Object> map = new HashMap<>(offset.toMap());
    map.put("of a later version", "x");
    assertEquals(offset, FeedOffset.of(map));
  }

  @Test
  void somethingElseIsRefused() {
    for (Map<String, ?> wrong :
        List.<Map<String, ?>>of(
            Map.of(),
            Map.of("seq", "1"),
            Map.of("seq", -1L),
            Map.of("seq", 1L, "snapshot", "nonsense"))) {
      assertThrows(ConnectException.class, () -> FeedOffset.of(wrong));
    }
  }
}
