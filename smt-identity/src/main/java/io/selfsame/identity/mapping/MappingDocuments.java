package io.selfsame.identity.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The JSON side of mapping documents: parsing, merging, telling one from another. */
final class MappingDocuments {
  private static final int FINGERPRINT_CHARACTERS = 12;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private MappingDocuments() {}

  static ObjectNode builtIn() {
    ObjectNode all = JSON.createObjectNode();
    for (String kind : MappingCatalog.BUILT_IN_KINDS) {
      String name = "/io/selfsame/identity/mapping/" + kind + ".json";
      try (InputStream in = MappingDocuments.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("the plugin lacks its mapping of " + kind);
        }
        merge(all, parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the plugin's mapping of " + kind, e);
      }
    }
    return all;
  }

  static ObjectNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new MappingException(
          "the mapping document must be a JSON object {kind: {object: ...}}");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new MappingException("the mapping document is not valid JSON" + where);
    }
  }

  /** RFC 7386, in place. */
  static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      JsonNode value = change.getValue();
      if (value.isNull()) {
        target.remove(change.getKey());
      } else if (value instanceof ObjectNode object) {
        ObjectNode merged =
            target.get(change.getKey()) instanceof ObjectNode existing
                ? existing
                : target.putObject(change.getKey());
        merge(merged, object);
      } else {
        target.set(change.getKey(), value);
      }
    }
  }

  static String fingerprint(ObjectNode document) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(document.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
