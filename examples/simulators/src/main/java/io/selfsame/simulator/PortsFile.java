package io.selfsame.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Tells other programs how to reach the simulators: {@code
 * {"stripe":{"apiBase":…,"apiKey":…},…,"control":URL}}. The file appears complete or not at all.
 */
final class PortsFile {
  private PortsFile() {}

  static void write(Path file, Simulation simulation) {
    Path target = file.toAbsolutePath();
    try {
      Path unfinished = Files.createTempFile(target.getParent(), "ports", ".json");
      Files.writeString(unfinished, describe(simulation).toPrettyString());
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write " + target + "; is its directory there and writable?", e);
    }
  }

  static ObjectNode describe(Simulation simulation) {
    ObjectNode all = Json.object();
    for (VendorSimulator vendor : simulation.vendors()) {
      ObjectNode one = all.putObject(vendor.name()).put("url", vendor.baseUri().toString());
      new TreeMap<>(vendor.connectorSettings())
          .forEach((setting, value) -> one.put(member(vendor, setting), value));
    }
    return all.put("control", simulation.control().toString());
  }

  /** {@code zendesk.base.url} of Zendesk is {@code baseUrl}. */
  private static String member(VendorSimulator vendor, String setting) {
    StringBuilder member = new StringBuilder();
    for (String word : setting.substring(vendor.name().length() + 1).split("\\.")) {
      member.append(
          member.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return member.toString();
  }
}
