package io.selfsame.source.salesforce.stream;

import java.time.Instant;

/** Where a row stands in the order of a scan: rows of one modstamp are ordered by id. */
record RowKey(Instant modstamp, String id) {}
