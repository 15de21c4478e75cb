package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every setting is documented, and the pages say what the code does. Rewrite them with
 * -Dsettings.write=true.
 */
class SettingsTest {
  private static final Pattern SECRET =
      Pattern.compile("password|secret|api\\.key|jwt\\.key|hmac\\.key");

  @Test
  void everyPluginHasAPage() {
    assertEquals(
        new TreeSet<>(SettingsReference.PAGES.keySet()), new TreeSet<>(definitions().keySet()));
  }

  @TestFactory
  Stream<DynamicTest> thePageSaysWhatTheCodeDoes() {
    return definitions().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> checkPage(e.getKey(), e.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> everySettingIsDescribedForPeopleAndUserInterfaces() {
    return definitions().entrySet().stream()
        .flatMap(
            e ->
                e.getValue().configKeys().values().stream()
                    .map(
                        key ->
                            DynamicTest.dynamicTest(
                                e.getKey() + " " + key.name, () -> checkKey(key))));
  }

  @TestFactory
  Stream<DynamicTest> noTwoSettingsOfAGroupShareAPlace() {
    return definitions().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> checkOrder(e.getValue())));
  }

  private static void checkPage(String className, ConfigDef definition) throws IOException {
    Path file =
        Path.of(System.getProperty("repository.root"))
            .resolve(SettingsReference.PAGES.get(className));
    String expected = SettingsReference.render(className, definition);
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(file, expected);
    }
    assertEquals(
        expected,
        Files.readString(file),
        () -> "stale: run the acceptance module's SettingsTest with -Dsettings.write=true");
  }

  private static void checkKey(ConfigKey key) {
    assertAll(
        () -> assertFalse(key.group == null || key.group.isEmpty(), "group"),
        () -> assertNotNull(key.width, "width"),
        () ->
            assertFalse(
                key.displayName == null || key.displayName.equals(key.name), "display name"),
        () -> assertTrue(key.documentation.endsWith("."), "a sentence"),
        () ->
            assertEquals(
                SECRET.matcher(key.name).find(),
                key.type == ConfigDef.Type.PASSWORD,
                "secrets are passwords"));
  }

  private static void checkOrder(ConfigDef definition) {
    for (String group : SettingsReference.groups(definition)) {
      Map<Integer, Long> places =
          SettingsReference.inGroup(definition, group).stream()
              .collect(Collectors.groupingBy(key -> key.orderInGroup, Collectors.counting()));
      places.forEach((place, count) -> assertEquals(1, count, group + " place " + place));
    }
  }

  private static Map<String, ConfigDef> definitions() {
    Map<String, ConfigDef> definitions = new TreeMap<>();
    Stream.<Connector>concat(
            Plugins.load(SourceConnector.class).stream(),
            Plugins.load(SinkConnector.class).stream())
        .forEach(connector -> definitions.put(connector.getClass().getName(), connector.config()));
    for (Transformation<?> transformation : Plugins.load(Transformation.class)) {
      definitions.put(transformation.getClass().getName(), transformation.config());
    }
    return definitions;
  }
}
