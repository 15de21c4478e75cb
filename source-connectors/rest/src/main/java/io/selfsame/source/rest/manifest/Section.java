package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.Template;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A part of a manifest that was held against the schema, so its shape is as expected. */
record Section(ManifestText text, JsonNode node, String path) {

  boolean has(String name) {
    return node.has(name);
  }

  Section at(String name) {
    return new Section(text, node.path(name), ManifestText.below(path, name));
  }

  /** Empty when the part is absent. */
  Optional<Section> optional(String name) {
    return has(name) ? Optional.of(at(name)) : Optional.empty();
  }

  /** The elements of a list; one that is no list counts as one element. */
  List<Section> list(String name) {
    List<Section> parts = new ArrayList<>();
    Section list = at(name);
    if (!list.node.isArray()) {
      return has(name) ? List.of(list) : List.of();
    }
    for (int i = 0; i < list.node.size(); i++) {
      String below = ManifestText.below(list.path, Integer.toString(i));
      parts.add(new Section(text, list.node.get(i), below));
    }
    return parts;
  }

  /** The members of an object, in their order. */
  <T> Map<String, T> map(String name, Function<Section, T> reading) {
    Map<String, T> parts = new LinkedHashMap<>();
    Section object = at(name);
    object
        .node
        .properties()
        .forEach(each -> parts.put(each.getKey(), reading.apply(object.at(each.getKey()))));
    return parts;
  }

  String text(String name, String otherwise) {
    return node.path(name).asText(otherwise);
  }

  Optional<String> text(String name) {
    return has(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
  }

  boolean flag(String name) {
    return node.path(name).asBoolean(false);
  }

  Path pathOf(String name) {
    return Path.of(text(name, ""));
  }

  Optional<Path> optionalPath(String name) {
    return text(name).map(Path::of);
  }

  List<Path> paths(String name) {
    return list(name).stream().map(part -> Path.of(part.node.asText())).toList();
  }

  Map<String, Template> templates(String name) {
    return map(name, Section::template);
  }

  /** This value as a template. */
  Template template() {
    try {
      return Template.of(node.asText());
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  Optional<Template> template(String name) {
    return optional(name).map(Section::template);
  }

  Optional<Duration> duration(String name) {
    return text(name).map(Section::parsed);
  }

  Duration duration(String name, Duration otherwise) {
    return duration(name).orElse(otherwise);
  }

  void requireZone() {
    try {
      ZoneId.of(node.asText());
    } catch (DateTimeException e) {
      throw wrong("unknown time zone; expected for example UTC or America/New_York");
    }
  }

  ManifestException wrong(String what) {
    return new ManifestException(text.at(path), what);
  }

  private static Duration parsed(String text) {
    int unit = text.endsWith("ms") ? text.length() - 2 : text.length() - 1;
    long number = Long.parseLong(text.substring(0, unit));
    return switch (text.substring(unit)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
