package io.selfsame.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The command {@code examples/drift/chaos}: see the README. */
public final class ChaosRun {
  private ChaosRun() {}

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    long seed = 1;
    int mutations = 2_000;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
        case "--mutations" -> mutations = Integer.parseInt(arguments[i + 1]);
        default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
      }
    }
    Path folder = Files.createTempDirectory("selfsame-chaos");
    try (MutationChaos chaos = new MutationChaos(seed, folder)) {
      ChaosReport report = chaos.run(mutations);
      System.out.println(report.toJson().toPrettyString());
      if (!report.isGood()) {
        System.exit(1);
      }
    }
  }
}
