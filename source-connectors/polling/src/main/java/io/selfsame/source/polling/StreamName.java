package io.selfsame.source.polling;

import io.selfsame.source.polling.vendor.VendorStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What tells the streams of a connector apart, and how tasks are told theirs. */
record StreamName(String object, String part) {
  static StreamName of(VendorStream stream) {
    return new StreamName(stream.object(), stream.part());
  }

  /** As the value of a setting. */
  static String toText(Collection<StreamName> names) {
    return names.stream()
        .map(name -> encoded(name.object) + (name.part.isEmpty() ? "" : "/" + encoded(name.part)))
        .collect(Collectors.joining(","));
  }

  static Set<StreamName> fromText(String text) {
    return Arrays.stream(text.split(","))
        .map(name -> name.split("/", 2))
        .map(name -> new StreamName(decoded(name[0]), name.length < 2 ? "" : decoded(name[1])))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return part.isEmpty() ? object : object + "/" + part;
  }
}
