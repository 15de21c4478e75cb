package io.selfsame.identity.standardize;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Text reduced to what its spellings share, for comparison only: lower case Latin letters and
 * digits, without marks, words apart by one space. Letters of other scripts are written as Latin
 * ones (by {@code transliteration.txt} and, for Hangul, by rule); those that are in no table, such
 * as Han characters, stand for themselves. An apostrophe joins what it parts.
 */
public final class LatinFold {
  private static final int HANGUL_FIRST = 0xAC00;
  private static final int HANGUL_LAST = 0xD7A3;
  private static final int HANGUL_FINALS = 28;
  private static final int HANGUL_VOWELS = 21;
  private static final List<String> INITIALS =
      List.of("g kk n d tt r m b pp s ss - j jj ch k t p h".split(" "));
  private static final List<String> VOWELS =
      List.of("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" "));
  private static final List<String> FINALS =
      List.of("- k k ks n nj nh t l lg lm lb ls lt lp lh m p ps t t ng t t k t p t".split(" "));
  private static final Map<Integer, String> LETTERS = letters();

  private LatinFold() {}

  /** Returns the form; empty when the text has neither letter nor digit. */
  public static String of(String text) {
    StringBuilder folded = new StringBuilder(text.length() + 4);
    if (isAscii(text)) {
      for (int i = 0; i < text.length(); i++) {
        appendPlain(folded, text.charAt(i));
      }
    } else {
      Normalizer.normalize(text, Normalizer.Form.NFKC)
          .codePoints()
          .forEach(point -> append(folded, Character.toLowerCase(point)));
    }
    int end = folded.length();
    return end > 0 && folded.charAt(end - 1) == ' '
        ? folded.substring(0, end - 1)
        : folded.toString();
  }

  /** The same with the words joined. */
  public static String joined(String text) {
    return of(text).replace(" ", "");
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void appendPlain(StringBuilder folded, char c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      folded.append(c);
    } else if (c >= 'A' && c <= 'Z') {
      folded.append((char) (c + 'a' - 'A'));
    } else if (c != '\'') {
      appendSpace(folded);
    }
  }

  private static void append(StringBuilder folded, int point) {
    if (point < 0x80) {
      appendPlain(folded, (char) point);
    } else if (point >= HANGUL_FIRST && point <= HANGUL_LAST) {
      appendHangul(folded, point - HANGUL_FIRST);
    } else if (LETTERS.containsKey(point)) {
      folded.append(LETTERS.get(point));
    } else {
      Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
          .codePoints()
          .forEach(part -> appendPart(folded, Character.toLowerCase(part)));
    }
  }

  private static void appendPart(StringBuilder folded, int part) {
    if (part < 0x80) {
      appendPlain(folded, (char) part);
    } else if (LETTERS.containsKey(part)) {
      folded.append(LETTERS.get(part));
    } else if (Character.isDigit(part)) {
      folded.append(Character.digit(part, 10));
    } else if (Character.isLetterOrDigit(part)) {
      folded.appendCodePoint(part);
    } else if (part != '\u2019' && part != '\u02BB' && !isMark(part)) {
      appendSpace(folded);
    }
  }

  private static void appendHangul(StringBuilder folded, int syllable) {
    folded.append(part(INITIALS, syllable / (HANGUL_VOWELS * HANGUL_FINALS)));
    folded.append(part(VOWELS, syllable / HANGUL_FINALS % HANGUL_VOWELS));
    folded.append(part(FINALS, syllable % HANGUL_FINALS));
  }

  private static String part(List<String> parts, int index) {
    return parts.get(index).equals("-") ? "" : parts.get(index);
  }

  private static void appendSpace(StringBuilder folded) {
    if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  private static Map<Integer, String> letters() {
    Map<Integer, String> letters = new HashMap<>();
    for (String line : ResourceLines.read("transliteration.txt")) {
      int equals = line.indexOf('=');
      letters.put(line.codePointAt(0), line.substring(equals + 1));
    }
    return Map.copyOf(letters);
  }
}
