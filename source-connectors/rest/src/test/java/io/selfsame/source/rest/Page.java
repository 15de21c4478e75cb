package io.selfsame.source.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manifest that ADD-A-VENDOR.md shows, exactly. */
final class Page {
  private Page() {}

  static String manifest() {
    String start = "```yaml\n";
    try {
      String page = Files.readString(Path.of("ADD-A-VENDOR.md"));
      int from = page.indexOf(start) + start.length();
      return page.substring(from, page.indexOf("\n```", from) + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
