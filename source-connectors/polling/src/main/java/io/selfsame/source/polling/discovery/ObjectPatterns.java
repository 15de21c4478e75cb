package io.selfsame.source.polling.discovery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names of objects with {@code *} for any text and {@code ?} for any character; case is ignored.
 */
public final class ObjectPatterns {
  private ObjectPatterns() {}

  /** Whether a list names patterns. */
  public static boolean isIn(Collection<String> objects) {
    return objects.stream().anyMatch(ObjectPatterns::isPattern);
  }

  /**
   * Returns plain names as they are and, for each pattern, the offered names that match, sorted.
   * Names that differ in case only are one: they would share a topic.
   */
  public static List<String> expand(List<String> objects, Collection<String> offered) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String object : objects) {
      if (isPattern(object)) {
        Pattern pattern = compiled(object);
        offered.stream()
            .filter(name -> pattern.matcher(name).matches())
            .sorted()
            .forEach(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
      } else {
        names.putIfAbsent(object.toLowerCase(Locale.ROOT), object);
      }
    }
    return List.copyOf(names.values());
  }

  private static boolean isPattern(String object) {
    return object.contains("*") || object.contains("?");
  }

  private static Pattern compiled(String object) {
    String regex = Pattern.quote(object).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
