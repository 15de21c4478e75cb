package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.selfsame.cluster.KafkaRuntime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginLoadingIT {
  @ParameterizedTest
  @ValueSource(strings = {KafkaRuntime.OLDEST, KafkaRuntime.NEWEST})
  void aWorkerFindsEveryPluginByItsServiceFile(String version) {
    assertFalse(DeployedPlugins.expected().isEmpty());
    assertEquals(
        DeployedPlugins.expected(),
        DeployedPlugins.ours(SharedCluster.of(version).connect().plugins()));
  }
}
