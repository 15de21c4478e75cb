package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.rest.manifest.ManifestException;
import io.selfsame.source.rest.manifest.ManifestReader;
import io.selfsame.source.rest.manifest.ManifestSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a manifest is told by line and column, with what is allowed instead. */
class ManifestErrorsTest {
  private static final String GOOD =
      """
      manifest: 1
      name: shop
      base_url: https://api.shop.example
      auth: {type: bearer, token: key}
      streams:
        people:
          request: {path: /people}
          row: {id: id}
      """;

  /** A change to the good manifest, and how the message begins. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("name: shop", "nmae: shop", "line 1, column 1: 'name' is missing"),
        Arguments.of("manifest: 1", "manifest: 2", "line 1, column 1 (manifest): expected 1"),
        Arguments.of(
            "row: {id: id}",
            "rows: {id: id}",
            "line 6, column 3 (streams.people): 'row' is missing"),
        Arguments.of(
            "row: {id: id}",
            "row: {id: id, modified: x}",
            "line 8, column 19 (streams.people.row.modified): unknown key; allowed are id,"
                + " modified_at"),
        Arguments.of(
            "token: key",
            "token: Bearer abc",
            "line 4, column 22 (auth.token): expected a text like"),
        Arguments.of("type: bearer", "type: jwt", "line 4, column 8 (auth.type): expected none or"),
        Arguments.of(
            "/people}",
            "/people, query: {q: '{{setting.dc}}'}}",
            "line 7, column 5 (streams.people.request): unknown placeholder 'setting.dc'; allowed"
                + " here are page.size"),
        Arguments.of(
            "/people}",
            "'/people/{{position.cursor'}",
            "line 7, column 15 (streams.people.request.path): braces that are not closed"),
        Arguments.of(
            "/people}",
            "/people}\n    pagination: {type: cursor, body: next}",
            "line 7, column 5 (streams.people.request): this pagination needs"
                + " {{position.cursor}}"),
        Arguments.of(
            "/people}",
            "/people}\n    incremental: {}",
            "line 9, column 5 (streams.people.row): 'incremental' needs 'modified_at'"),
        Arguments.of(
            "/people}",
            "/people, body: {a: 1}}",
            "line 7, column 30 (streams.people.request.body)"),
        Arguments.of(
            "name: shop", "name: shop\nname: shop", "line 3, column 1 (name): this name is"),
        Arguments.of("name: shop", "name: [shop", "line 3, column 9: this is not YAML"),
        Arguments.of("name: shop", "name: !!java.net.URL x", "line 2, column 7 (name): tags are"),
        Arguments.of(
            "streams:",
            "limits: {rate: {permits: 0, per: 1s}}\nstreams:",
            "line 5, column 17 (limits.rate.permits): expected a number from 1 to"),
        Arguments.of(
            "streams:",
            "errors: [{status: 429, kind: quota, until_midnight: Mars/Base}]\nstreams:",
            "line 5, column 37 (errors.0.until_midnight): unknown time zone"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldByLineAndColumn(String before, String after, String message) {
    assertTrue(GOOD.contains(before), before);

    ManifestException told =
        assertThrows(
            ManifestException.class, () -> ManifestReader.read(GOOD.replace(before, after)));

    assertTrue(told.getMessage().startsWith(message), told.getMessage());
  }

  @Test
  void jsonIsReadByTheSameReader() {
    String json =
        """
        {"manifest": 1, "name": "shop", "auth": {"type": "none"},
         "streams": {"people": {"request": {"path": "/people"}, "row": {"id": "id"}}}}
        """;

    assertEquals("shop", ManifestReader.read(json).name());
  }

  @Test
  void everyBuiltInManifestAndThatOfThePageCanBeRead() {
    ManifestSource.builtIns().forEach(name -> assertEquals(name, ManifestSource.read(name).name()));
    assertEquals("loyalty", ManifestSource.read(Page.manifest()).name());
  }

  /** Texts made to take for ever or fill the memory. */
  static Stream<String> hostile() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String eight = ("*a" + (i - 1) + ", ").repeat(8);
      laughs.append("a%d: &a%d [%s*a%d]%n".formatted(i, i, eight, i - 1));
    }
    return Stream.of(
        laughs.toString(),
        "[".repeat(400_000),
        "- ".repeat(200_000),
        "{a: ".repeat(100_000),
        "x: " + "y".repeat(600_000),
        "a: &a [*a]\n",
        "a: &a {b: *a}\n",
        "x: [" + "1,".repeat(200_000) + "1]",
        "manifest: 1e999999999\n",
        "? {a: b}\n: c\n",
        "a: &x 1\n".repeat(3) + "b: *y\n",
        "\0\n",
        "--- 1\n--- 2\n");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileManifestIsRefusedSoon(String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThrows(ManifestException.class, () -> ManifestReader.read(text)));
  }

  @Test
  void onlyFilesThatCouldBeManifestsAreRead(@TempDir Path directory) throws IOException {
    Path secret = Files.writeString(directory.resolve("passwd"), "root:x");
    Path manifest = Files.writeString(directory.resolve("shop.yaml"), GOOD);

    ManifestException told =
        assertThrows(ManifestException.class, () -> ManifestSource.read(secret.toString()));

    assertTrue(told.getMessage().contains("ends with .yaml, .yml or .json"));
    assertEquals("shop", ManifestSource.read(manifest.toString()).name());
    assertThrows(
        ManifestException.class,
        () -> ManifestSource.read(directory.resolve("none.yaml").toString()));
  }
}
