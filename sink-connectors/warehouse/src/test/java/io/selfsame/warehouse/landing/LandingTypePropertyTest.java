package io.selfsame.warehouse.landing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LandingTypePropertyTest {
  @Property
  void wideningIsTheSameInAnyOrder(
      @ForAll LandingType a, @ForAll LandingType b, @ForAll LandingType c) {
    assertEquals(a.join(b), b.join(a));
    assertEquals(a.join(b).join(c), a.join(b.join(c)));
    assertEquals(a.join(b), a.join(b).join(b));
    assertEquals(LandingType.TEXT, LandingType.TEXT.join(a));
  }
}
