package io.selfsame.resolution.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Text in one form for comparison: lower case, no diacritics, Cyrillic and Greek in Latin. */
final class Letters {
  private static final Map<Integer, String> LATIN = new HashMap<>();

  static {
    String cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў";
    String latin =
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch , y , e yu ya i i e g u";
    String[] itsLatin = latin.split(" ");
    String greek = "αβγδεζηθικλμνξοπρσςτυφχψω";
    String[] greekLatin = "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(" ");
    for (int i = 0; i < itsLatin.length; i++) {
      LATIN.put((int) cyrillic.charAt(i), itsLatin[i].replace(",", ""));
    }
    for (int i = 0; i < greekLatin.length; i++) {
      LATIN.put((int) greek.charAt(i), greekLatin[i]);
    }
    LATIN.put((int) 'ß', "ss");
    LATIN.put((int) 'ø', "o");
    LATIN.put((int) 'æ', "ae");
    LATIN.put((int) 'œ', "oe");
    LATIN.put((int) 'ł', "l");
    LATIN.put((int) 'đ', "d");
    LATIN.put((int) 'ð', "d");
    LATIN.put((int) 'ı', "i");
    LATIN.put((int) 'þ', "th");
  }

  private Letters() {}

  static String fold(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(point -> folded.append(LATIN.getOrDefault(point, Character.toString(point))));
    return folded.toString();
  }

  /** The runs of letters and digits, apostrophes left out. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>(3);
    StringBuilder word = new StringBuilder();
    String folded = fold(text);
    for (int i = 0; i < folded.length(); ) {
      int point = folded.codePointAt(i);
      if (Character.isLetterOrDigit(point)) {
        word.appendCodePoint(point);
      } else if (point != '\'' && point != '’' && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      i += Character.charCount(point);
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  static String joined(String text) {
    return String.join("", words(text));
  }

  static boolean sameScript(String a, String b) {
    return a.isEmpty()
        || b.isEmpty()
        || Character.UnicodeScript.of(a.codePointAt(0))
            == Character.UnicodeScript.of(b.codePointAt(0));
  }
}
