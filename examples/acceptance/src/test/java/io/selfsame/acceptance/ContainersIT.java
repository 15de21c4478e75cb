package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class ContainersIT {
  @Test
  void aWorkerInAContainerLoadsEveryPluginBesideItsWarehouse() throws SQLException {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Skipped: no Docker engine answers. Start one, or set DOCKER_HOST, to run on containers.");
    try (Containers containers = new Containers()) {
      containers.start();
      assertEquals(
          DeployedPlugins.expected(), DeployedPlugins.ours(containers.connect().plugins()));
      try (Connection warehouse = containers.connectToWarehouse()) {
        assertTrue(warehouse.isValid(5));
      }
    }
  }
}
