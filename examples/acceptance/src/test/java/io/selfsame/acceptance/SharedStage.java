package io.selfsame.acceptance;

import io.selfsame.cluster.KafkaRuntime;
import io.selfsame.quickstart.landscape.WarehouseKind;

/**
 * One stage with PostgreSQL for all test classes of this JVM that disturb neither its servers nor
 * each other; it ends with the JVM.
 */
final class SharedStage {
  static final Stage POSTGRES = Stage.start(WarehouseKind.POSTGRESQL, KafkaRuntime.NEWEST);

  private SharedStage() {}
}
