package io.selfsame.warehouse;

import io.selfsame.resolution.HistoryEvent;
import java.util.Map;

/**
 * What a batch did, for metrics and one log line.
 *
 * @param records versions given
 * @param changed records whose stored state differs now
 * @param resolved records that had to be looked at again: those and their neighbours
 * @param profilesWritten profiles that are new or differ
 * @param profilesRemoved profiles that are no more
 * @param pairsScored pairs of records that were compared
 * @param events lines of history by kind
 */
public record BatchSummary(
    int records,
    int changed,
    int resolved,
    int profilesWritten,
    int profilesRemoved,
    long pairsScored,
    Map<HistoryEvent.Kind, Integer> events) {
  public BatchSummary {
    events = Map.copyOf(events);
  }
}
