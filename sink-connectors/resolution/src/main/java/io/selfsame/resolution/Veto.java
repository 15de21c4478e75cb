package io.selfsame.resolution;

/** What forbids joining two records automatically, however well the rest agrees. */
public enum Veto {
  /** The given names differ wholly and nothing personal makes up for it. */
  GIVEN_NAME(1),
  /** Both generation suffixes are known and differ: father and son. */
  GENERATION(2),
  /** Name and address agree but the dates of birth are far apart: father and son again. */
  DATE_OF_BIRTH(4),
  /** Both have an identifier of which a person has one, and the two differ. */
  IDENTIFIER(8);

  private final int bit;

  Veto(int bit) {
    this.bit = bit;
  }

  /** The bit that stands for it in a stored number. */
  int bit() {
    return bit;
  }
}
