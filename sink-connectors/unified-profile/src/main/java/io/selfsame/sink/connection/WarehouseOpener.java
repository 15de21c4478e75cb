package io.selfsame.sink.connection;

import io.selfsame.warehouse.Warehouse;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.WarehouseSettings;

/** Opens the warehouse of some settings. */
@FunctionalInterface
public interface WarehouseOpener {
  Warehouse open(WarehouseSettings settings) throws WarehouseException;
}
