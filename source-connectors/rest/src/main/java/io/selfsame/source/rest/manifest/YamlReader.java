package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML, of which JSON is a part, within limits: no text can make it take long or much memory.
 * No tags but those of JSON, no names given twice.
 */
final class YamlReader {
  static final int MOST_CHARACTERS = 512 * 1024;
  static final int MOST_VALUES = 20_000;
  static final int DEEPEST = 24;
  static final int MOST_ALIASES = 50;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Place> places = ManifestText.newPlaces();
  private int values;

  private YamlReader() {}

  /**
   * Reads a text.
   *
   * @throws ManifestException when it is not YAML, or beyond the limits
   */
  static ManifestText read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new ManifestException("the manifest is longer than " + MOST_CHARACTERS + " characters");
    }
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).setLabel("manifest").build();
    try {
      requireWithinLimits(settings, text);
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new ManifestException("the manifest is empty"));
      YamlReader reader = new YamlReader();
      return new ManifestText(reader.value(root, "", 0), reader.places);
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      String what = "this is not YAML: " + e.getProblem();
      throw mark.map(at -> new ManifestException(place("", at), what))
          .orElseGet(() -> new ManifestException(what));
    } catch (YamlEngineException e) {
      throw new ManifestException("the manifest is not YAML");
    }
  }

  /** Event by event, before anything recursive sees the text. */
  private static void requireWithinLimits(LoadSettings settings, String text) {
    int depth = 0;
    int count = 0;
    int aliases = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        case Alias -> aliases++;
        default -> {
          // Scalars and the ends of documents do not nest.
        }
      }
      if (depth > DEEPEST) {
        throw beyond(event, "is nested deeper than " + DEEPEST);
      }
      if (++count > 2 * MOST_VALUES) {
        throw beyond(event, "has more than " + MOST_VALUES + " values");
      }
      if (aliases > MOST_ALIASES) {
        throw beyond(event, "has more than " + MOST_ALIASES + " aliases");
      }
    }
  }

  private static ManifestException beyond(Event event, String what) {
    return event
        .getStartMark()
        .map(mark -> new ManifestException(place("", mark), "the manifest " + what))
        .orElseGet(() -> new ManifestException("the manifest " + what));
  }

  private JsonNode value(Node node, String path, int depth) {
    Place place = place(path, node.getStartMark());
    places.putIfAbsent(path, place);
    // Aliases repeat what they stand for, and may hold themselves.
    if (++values > MOST_VALUES) {
      throw new ManifestException(place, "the manifest has more than " + MOST_VALUES + " values");
    }
    if (depth > DEEPEST) {
      throw new ManifestException(place, "the manifest is nested deeper than " + DEEPEST);
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping.getValue(), path, depth);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(value(item, ManifestText.below(path, Integer.toString(array.size())), depth + 1));
      }
      return array;
    }
    return scalar((ScalarNode) node, place);
  }

  private ObjectNode object(List<NodeTuple> members, String path, int depth) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple member : members) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        throw new ManifestException(
            place(path, member.getKeyNode().getStartMark()), "a name must be a text");
      }
      String below = ManifestText.below(path, key.getValue());
      Place place = place(below, key.getStartMark());
      if (object.has(key.getValue())) {
        throw new ManifestException(place, "this name is given twice");
      }
      places.put(below, place);
      object.set(key.getValue(), value(member.getValueNode(), below, depth + 1));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode node, Place place) {
    Tag tag = node.getTag();
    String text = node.getValue();
    try {
      if (tag.equals(Tag.STR)) {
        return JSON.textNode(text);
      } else if (tag.equals(Tag.NULL)) {
        return JSON.nullNode();
      } else if (tag.equals(Tag.BOOL)) {
        return JSON.booleanNode(Boolean.parseBoolean(text));
      } else if (tag.equals(Tag.INT)) {
        return JSON.numberNode(Long.parseLong(text));
      } else if (tag.equals(Tag.FLOAT)) {
        return JSON.numberNode(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      throw new ManifestException(place, "this number cannot be read");
    }
    throw new ManifestException(place, "tags are not allowed");
  }

  private static Place place(String path, Optional<Mark> mark) {
    return mark.map(at -> place(path, at)).orElseGet(() -> new Place(path, 1, 1));
  }

  private static Place place(String path, Mark mark) {
    return new Place(path, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
