package io.selfsame.warehouse;

import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.landing.LandingRow;
import java.util.Optional;

/**
 * A version of a source record on its way into the warehouse.
 *
 * @param landing the vendor's own fields; empty when landing tables are not wanted
 * @param partition where it came from
 * @param offset its place there
 */
public record IncomingRecord(
    RecordVersion version, Optional<LandingRow> landing, PartitionId partition, long offset) {}
