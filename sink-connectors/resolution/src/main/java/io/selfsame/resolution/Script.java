package io.selfsame.resolution;

/** In which writing a name is: names in two writings cannot be compared and speak neither way. */
final class Script {
  private Script() {}

  static boolean differs(String a, String b) {
    return !a.isEmpty()
        && !b.isEmpty()
        && Character.UnicodeScript.of(a.codePointAt(0))
            != Character.UnicodeScript.of(b.codePointAt(0));
  }
}
