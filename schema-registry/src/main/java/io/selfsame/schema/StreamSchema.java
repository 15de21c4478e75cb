package io.selfsame.schema;

import io.selfsame.schema.path.PathHistory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The known shape of a stream: its fields in order of first sight, and which version of it each
 * shape so far had. Equal shapes have equal fingerprints and therefore the same version.
 *
 * @param version the version of the present shape; 0 before anything was seen
 * @param fields by name
 * @param versions version by fingerprint, oldest first, at most {@value #MOST_VERSIONS}
 * @param successors by the name of a field that is gone, the path that seems to have followed it
 * @param paths what is known of the inside of fields, and of how often each comes
 */
public record StreamSchema(
    int version,
    Map<String, KnownField> fields,
    Map<String, Integer> versions,
    Map<String, String> successors,
    PathHistory paths) {

  static final int MOST_VERSIONS = 64;

  private static final StreamSchema UNSEEN =
      new StreamSchema(0, Map.of(), Map.of(), Map.of(), PathHistory.none());

  public StreamSchema {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    successors = Collections.unmodifiableMap(new TreeMap<>(successors));
  }

  /** Nothing is known yet. */
  public static StreamSchema unseen() {
    return UNSEEN;
  }

  public boolean isUnseen() {
    return version == 0;
  }

  /** The fields that have a type, in order: those a record can carry. */
  public List<KnownField> typedFields() {
    return fields.values().stream().filter(field -> field.type().isPresent()).toList();
  }

  /** Whether records of both schemas look the same, whatever else is known. */
  public boolean isShapedAs(StreamSchema other) {
    return version == other.version
        && fields.equals(other.fields)
        && successors.equals(other.successors);
  }

  StreamSchema with(PathHistory seen, Map<String, String> followed) {
    return new StreamSchema(version, fields, versions, followed, seen);
  }

  /** Returns the schema with these fields, under the version their shape has or now gets. */
  StreamSchema withFields(Map<String, KnownField> changed) {
    String fingerprint = fingerprint(changed.values());
    Map<String, Integer> known = new LinkedHashMap<>(versions);
    int newest = known.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int current = known.computeIfAbsent(fingerprint, shape -> newest + 1);
    while (known.size() > MOST_VERSIONS) {
      known.remove(known.keySet().iterator().next());
    }
    return new StreamSchema(current, changed, known, successors, paths);
  }

  /** Of the typed fields, whatever their order. Removal leaves a field in the shape. */
  private static String fingerprint(Collection<KnownField> fields) {
    String shape =
        fields.stream()
            .filter(field -> field.type().isPresent())
            .map(StreamSchema::shape)
            .sorted()
            .collect(Collectors.joining("\n"));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(shape.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }

  private static String shape(KnownField field) {
    String plain = field.name() + '\0' + field.type().orElseThrow().wireName();
    return field.variants().stream()
        .map(variant -> '\0' + variant.wireName())
        .collect(Collectors.joining("", plain, ""));
  }
}
