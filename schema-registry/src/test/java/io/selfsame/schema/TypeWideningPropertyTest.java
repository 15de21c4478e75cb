package io.selfsame.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TypeWideningPropertyTest {

  @Property
  void theOrderOfTypesDoesNotMatter(@ForAll FieldType a, @ForAll FieldType b, @ForAll FieldType c) {
    assertEquals(TypeWidening.join(a, b), TypeWidening.join(b, a));
    assertEquals(
        TypeWidening.join(TypeWidening.join(a, b), c),
        TypeWidening.join(a, TypeWidening.join(b, c)));
  }

  @Property
  void aTypeIsAsWideAsItself(@ForAll FieldType type) {
    assertEquals(type, TypeWidening.join(type, type));
  }

  @Property
  void jsonIsWidestAndTextHoldsEveryOtherScalar(@ForAll FieldType type) {
    assertEquals(FieldType.JSON, TypeWidening.join(type, FieldType.JSON));
    FieldType withText = TypeWidening.join(type, FieldType.STRING);
    assertEquals(type == FieldType.JSON ? FieldType.JSON : FieldType.STRING, withText);
  }
}
