package io.selfsame.source.salesforce.stream;

import java.time.Duration;

/**
 * How an object is read.
 *
 * @param lag how far behind the server's clock a window ends: rows become visible some time after
 *     the SystemModstamp they carry
 * @param describeInterval how long a description is believed
 * @param deletionsInterval how often the replication log is asked for permanent deletions
 */
public record StreamSettings(Duration lag, Duration describeInterval, Duration deletionsInterval) {}
