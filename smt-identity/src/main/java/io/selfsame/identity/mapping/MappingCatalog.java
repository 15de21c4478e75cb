package io.selfsame.identity.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All mappings in effect: the built-in documents with the user's merged over them in order (JSON
 * Merge Patch, RFC 7386: objects merge, {@code null} removes, all else replaces). Immutable.
 */
public final class MappingCatalog {
  /** Vendors for which mappings come with the plugin. */
  public static final List<String> BUILT_IN_KINDS =
      List.of(
          "salesforce",
          "stripe",
          "zendesk",
          "hubspot",
          "intercom",
          "mailchimp",
          "segment",
          "amplitude");

  private final Map<String, ObjectMapping> mappings;
  private final String fingerprint;

  private MappingCatalog(Map<String, ObjectMapping> mappings, String fingerprint) {
    this.mappings = Map.copyOf(mappings);
    this.fingerprint = fingerprint;
  }

  /**
   * Merges documents over the built-in ones.
   *
   * @param documents JSON texts, the later over the earlier
   * @throws MappingException for a document that is not usable
   */
  public static MappingCatalog builtInWith(List<String> documents) {
    ObjectNode merged = MappingDocuments.builtIn();
    for (String document : documents) {
      MappingDocuments.merge(merged, MappingDocuments.parse(document));
    }
    Map<String, ObjectMapping> mappings = new HashMap<>();
    new DocumentNode("the mapping document", "", merged)
        .entries()
        .forEach(kind -> readKind(kind.name().toLowerCase(Locale.ROOT), kind.node(), mappings));
    List<ObjectMapping> all = new ArrayList<>(mappings.values());
    all.forEach(mapping -> requireTargets(mapping, mappings));
    return new MappingCatalog(mappings, MappingDocuments.fingerprint(merged));
  }

  /** The mapping of an object, in any case, plural or singular. */
  public Optional<ObjectMapping> find(String kind, String object) {
    String exact = key(kind, object);
    return Optional.ofNullable(mappings.get(exact))
        .or(() -> Optional.ofNullable(mappings.get(exact + "s")))
        .or(
            () ->
                exact.endsWith("s")
                    ? Optional.ofNullable(mappings.get(exact.substring(0, exact.length() - 1)))
                    : Optional.empty());
  }

  /** The vendors that have a mapping. */
  public Set<String> kinds() {
    return mappings.values().stream()
        .map(ObjectMapping::kind)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All mappings, by kind and object. */
  public List<ObjectMapping> all() {
    return mappings.values().stream()
        .sorted(Comparator.comparing(ObjectMapping::kind).thenComparing(ObjectMapping::object))
        .toList();
  }

  /** Changes when any mapping does. */
  public String fingerprint() {
    return fingerprint;
  }

  private static void readKind(String kind, JsonNode objects, Map<String, ObjectMapping> mappings) {
    for (DocumentNode object : new DocumentNode(kind, kind, objects).entries()) {
      mappings.put(key(kind, object.name()), ObjectMappingReader.read(kind, object.name(), object));
    }
  }

  private static void requireTargets(ObjectMapping mapping, Map<String, ObjectMapping> mappings) {
    for (Redirect redirect : mapping.redirects()) {
      ObjectMapping target = mappings.get(key(mapping.kind(), redirect.use()));
      if (target == null || !target.redirects().isEmpty()) {
        throw new MappingException(
            "at "
                + mapping.kind()
                + "."
                + mapping.object()
                + ".use_when."
                + redirect.use()
                + ": name an object of the same kind that has no use_when itself");
      }
    }
  }

  private static String key(String kind, String object) {
    return kind.toLowerCase(Locale.ROOT) + "." + object.toLowerCase(Locale.ROOT);
  }
}
