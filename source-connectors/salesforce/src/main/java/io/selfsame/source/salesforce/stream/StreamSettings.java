package io.selfsame.source.salesforce.stream;

import java.time.Duration;

/**
 * How objects are read.
 *
 * @param lag how far behind the server's clock a window ends: rows become visible some time after
 *     the SystemModstamp they carry
 * @param overlap how much of what was read a window reads again, for rows that were later still
 * @param describeInterval how long a description is believed
 * @param deletionsInterval how often the replication log is asked for permanent deletions
 * @param formulaInterval how often everything is read again because formulas change unseen; zero
 *     for never
 * @param bulkRows from how many rows on a snapshot is read through a query job; negative for never
 * @param pageRows rows of a page
 * @param pageBytes about how much of a job's results makes a page
 */
public record StreamSettings(
    Duration lag,
    Duration overlap,
    Duration describeInterval,
    Duration deletionsInterval,
    Duration formulaInterval,
    long bulkRows,
    int pageRows,
    long pageBytes) {}
