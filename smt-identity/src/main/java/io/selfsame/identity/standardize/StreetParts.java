package io.selfsame.identity.standardize;

/**
 * The parts of a street address in the form in which they are compared; a part it does not have is
 * empty.
 *
 * @param number {@code 12}, {@code 12a}, {@code 12-14}
 * @param name types and directions of streets in one spelling
 * @param unit number or letter of the unit without its kind
 * @param box number of the post office box
 */
public record StreetParts(String number, String name, String unit, String box) {
  static final StreetParts NONE = new StreetParts("", "", "", "");
}
