package io.selfsame.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ConsentStatusPropertyTest {
  @Property
  void joiningIsCommutativeAssociativeAndIdempotent(
      @ForAll ConsentStatus a, @ForAll ConsentStatus b, @ForAll ConsentStatus c) {
    assertEquals(a.join(b), b.join(a));
    assertEquals(a.join(b).join(c), a.join(b.join(c)));
    assertEquals(a, a.join(a));
  }

  @Property
  void joiningNeverLoosens(@ForAll ConsentStatus a, @ForAll ConsentStatus b) {
    assertTrue(a.join(b).compareTo(a) >= 0);
    assertEquals(ConsentStatus.DENIED, ConsentStatus.DENIED.join(b));
    assertEquals(b, ConsentStatus.GRANTED.join(b));
  }
}
