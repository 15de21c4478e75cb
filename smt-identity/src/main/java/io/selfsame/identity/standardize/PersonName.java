package io.selfsame.identity.standardize;

/** The parts of a person's name; a part the name does not have is empty. */
public record PersonName(String given, String middle, String family, String suffix) {

  static final PersonName UNKNOWN = new PersonName("", "", "", "");

  /** The parts in the order in which they are spoken. */
  public String full() {
    return String.join(" ", given, middle, family, suffix).replaceAll(" +", " ").strip();
  }
}
