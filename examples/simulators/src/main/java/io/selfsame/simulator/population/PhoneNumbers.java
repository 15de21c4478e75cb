package io.selfsame.simulator.population;

import io.selfsame.simulator.population.WordLists.Place;
import java.util.List;
import java.util.Locale;

/**
 * Telephone numbers that look real: valid in form, unique by index, and the ways people write them.
 */
final class PhoneNumbers {
  /** Exchanges 200–799 without 555 and without service codes such as 411. */
  private static final List<Integer> EXCHANGES =
      java.util.stream.IntStream.range(220, 800)
          .filter(exchange -> exchange != 555 && exchange % 100 != 11)
          .boxed()
          .toList();

  private static final int LINES = 8000;

  /** Blocks of lines within an exchange, so that kinds of numbers never meet. */
  private enum Block {
    PERSON(1000, LINES),
    FAMILY(9000, 500),
    SWITCHBOARD(9500, 500);

    private final int first;
    private final int lines;

    Block(int first, int lines) {
      this.first = first;
      this.lines = lines;
    }
  }

  private PhoneNumbers() {}

  static String ofPerson(int index, Place place, String country) {
    return switch (country) {
      case "GB" -> String.format(Locale.ROOT, "+447400%06d", 100_000 + index % 800_000);
      case "DE" -> String.format(Locale.ROOT, "+491512%07d", 3_000_000 + index % 5_000_000);
      case "FR" -> String.format(Locale.ROOT, "+336%08d", 12_000_000 + index % 80_000_000);
      default -> northAmerican(index, place.areaCode(), Block.PERSON);
    };
  }

  static String ofFamily(int index, Place place) {
    return northAmerican(index, place.areaCode(), Block.FAMILY);
  }

  static String switchboard(int index) {
    Place place = WordLists.PLACES.get(index % WordLists.PLACES.size());
    return northAmerican(index, place.areaCode(), Block.SWITCHBOARD);
  }

  /** One of the ways people write this number. */
  static String written(String e164, Dice dice) {
    if (!e164.startsWith("+1")) {
      return dice.chance(0.5) ? e164 : e164.substring(0, 3) + " " + e164.substring(3);
    }
    String area = e164.substring(2, 5);
    String exchange = e164.substring(5, 8);
    String line = e164.substring(8);
    return switch (dice.below(6)) {
      case 0 -> "(" + area + ") " + exchange + "-" + line;
      case 1 -> area + exchange + line;
      case 2 -> "+1-" + area + "-" + exchange + "-" + line;
      case 3 -> area + "." + exchange + "." + line;
      case 4 -> "1 " + area + " " + exchange + " " + line;
      default -> e164;
    };
  }

  private static String northAmerican(int index, String areaCode, Block block) {
    // Neighbours in the index are far apart in the numbers: 7919 shares no factor with the size.
    long size = (long) EXCHANGES.size() * block.lines;
    long slot = index * 7919L % size;
    int exchange = EXCHANGES.get((int) (slot / block.lines));
    return String.format(
        Locale.ROOT, "+1%s%d%04d", areaCode, exchange, block.first + slot % block.lines);
  }
}
