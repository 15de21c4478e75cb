package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.identity.StandardizeIdentity;
import io.selfsame.source.rest.manifest.ManifestSource;
import io.selfsame.source.rest.manifest.MappingExport;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Built-in manifests and the transformation's own mappings say the same of a vendor. */
class BuiltInMappingsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("builtIns")
  void theTransformationKnowsTheVendorsThatAreBuiltIn(String manifest) throws IOException {
    try (InputStream in =
        StandardizeIdentity.class.getResourceAsStream("mapping/" + manifest + ".json")) {
      JsonNode own = JSON.readTree(in);
      assertEquals(own, MappingExport.document(ManifestSource.read(manifest)));
    }
  }

  static List<String> builtIns() {
    return ManifestSource.builtIns();
  }
}
