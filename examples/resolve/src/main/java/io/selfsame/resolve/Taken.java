package io.selfsame.resolve;

import io.selfsame.warehouse.IncomingRecord;

/**
 * A record that was taken, and where its row is.
 *
 * @param line where the row begins
 */
record Taken(long line, IncomingRecord record) {}
