package io.selfsame.resolution.match;

/**
 * What forbids automatic unions under a model.
 *
 * @param givenName wholly different given names, unless an identifier or (away from a shared
 *     address) the date of birth supports the pair
 * @param households whether records of people who live together are among the data, so that a
 *     shared address and date of birth may be twins'
 * @param generation conflicting generations
 * @param birthDate far dates of birth of people of one name
 * @param nationalId wholly different national identifiers: only where they are issued, not typed
 */
public record VetoRules(
    boolean givenName,
    boolean households,
    boolean generation,
    boolean birthDate,
    boolean nationalId) {
  /** The careful choice. */
  public static final VetoRules CAREFUL = new VetoRules(true, true, true, true, false);
}
