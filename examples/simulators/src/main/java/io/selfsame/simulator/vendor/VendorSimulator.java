package io.selfsame.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.SimulatorServer;
import java.net.URI;
import java.util.Map;

/** One vendor as the control API and the main program see it. Implementations are thread-safe. */
public interface VendorSimulator extends AutoCloseable {
  /**
   * The vendor's name in URLs and in the population: {@code salesforce}, {@code stripe}, {@code
   * zendesk}.
   */
  String name();

  /** The server, for its faults and its request log. */
  SimulatorServer server();

  default URI baseUri() {
    return server().baseUri();
  }

  /** What a client needs to connect, by connector setting name ({@code stripe.api.key}). */
  Map<String, String> connectorSettings();

  /** A request anyone can try in a shell to see the simulator at work. */
  String exampleCommand();

  /** How many live records each object holds. */
  Map<String, Long> recordCounts();

  /** Takes in all records of {@code population} that belong to this vendor. */
  void load(Population population);

  /**
   * Merges {@code patch} into a record as if someone edited it in the vendor's own user interface,
   * creating it if there is none.
   *
   * @throws IllegalArgumentException for an object this vendor does not have
   */
  void upsert(String object, String id, ObjectNode patch);

  /**
   * Deletes a record the way the vendor's own user interface does; an unknown id is ignored.
   *
   * @throws IllegalArgumentException for an object this vendor does not have
   */
  void delete(String object, String id);

  /**
   * Changes the shape of an object.
   *
   * @throws IllegalArgumentException for an object this vendor does not have
   */
  void drift(String object, FieldDrift drift);

  /** Makes every access token handed out so far invalid. */
  void expireTokens();

  @Override
  default void close() {
    server().close();
  }
}
