package io.selfsame.resolution;

/** What forbids joining two records automatically, however well the rest agrees. */
public enum Veto {
  /** The given names differ wholly and nothing personal makes up for it. */
  GIVEN_NAME,
  /** Both generation suffixes are known and differ: father and son. */
  GENERATION,
  /** Name and address agree but the dates of birth are far apart: father and son again. */
  DATE_OF_BIRTH,
  /** Both have an identifier of which a person has one, and the two differ. */
  IDENTIFIER
}
