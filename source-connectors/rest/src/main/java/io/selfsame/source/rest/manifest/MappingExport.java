package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Prints a manifest's {@code mapping} as the mapping document of StandardizeIdentity: under the
 * manifest's name, which is the kind of source. The argument is what {@code rest.manifest} would
 * be.
 */
public final class MappingExport {
  private MappingExport() {}

  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: MappingExport <manifest>");
      System.exit(2);
    }
    try {
      System.out.println(document(ManifestSource.read(arguments[0])).toPrettyString());
    } catch (ManifestException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** The mapping document. */
  public static ObjectNode document(Manifest manifest) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set(manifest.name(), manifest.mapping());
    return document;
  }
}
