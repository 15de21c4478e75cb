package io.selfsame.simulator.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a query, read one after the other. */
final class SoqlTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*('(?:[^'\\\\]|\\\\.)*'|<=|>=|!=|<>|[=<>(),]|[A-Za-z0-9_.:+\\-]+)", Pattern.DOTALL);

  private final List<String> tokens = new ArrayList<>();
  private int at;

  SoqlTokens(String soql) {
    Matcher matcher = TOKEN.matcher(soql);
    int end = 0;
    while (end < soql.length() && matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!soql.substring(end).isBlank()) {
      throw ApiProblem.malformed("unexpected character at position " + end);
    }
  }

  boolean atEnd() {
    return at == tokens.size();
  }

  /** Takes the next word if it is this keyword. */
  boolean take(String keyword) {
    if (!atEnd() && tokens.get(at).equalsIgnoreCase(keyword)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String keyword) {
    if (!take(keyword)) {
      throw ApiProblem.malformed("expecting " + keyword.toLowerCase(Locale.ROOT));
    }
  }

  String next() {
    if (atEnd()) {
      throw ApiProblem.malformed("unexpected end of query");
    }
    return tokens.get(at++);
  }
}
