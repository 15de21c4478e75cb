package io.selfsame.drift;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of the chaos; the long one is the command {@code examples/drift/chaos}. */
class MutationChaosTest {
  @Test
  void whateverVendorsChangeTheWarehouseEqualsTheirStateAndEveryChangeIsAccountedFor(
      @TempDir Path folder) throws Exception {
    try (MutationChaos chaos = new MutationChaos(4711, folder)) {
      ChaosReport report = chaos.run(60);

      assertTrue(report.isGood(), () -> report.toJson().toPrettyString());
    }
  }
}
