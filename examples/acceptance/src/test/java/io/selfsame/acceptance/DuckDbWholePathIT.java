package io.selfsame.acceptance;

import io.selfsame.cluster.KafkaRuntime;
import io.selfsame.quickstart.landscape.WarehouseKind;

class DuckDbWholePathIT extends WholePathIT {
  @Override
  Stage open() {
    return Stage.start(WarehouseKind.DUCKDB, KafkaRuntime.OLDEST);
  }
}
