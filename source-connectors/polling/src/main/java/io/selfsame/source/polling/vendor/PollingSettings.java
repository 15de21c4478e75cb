package io.selfsame.source.polling.vendor;

import java.time.Duration;

/**
 * The settings every polling connector has.
 *
 * @param sourceName the name of this connection: {@code _source} of its records
 * @param topicPrefix what topic names start with
 * @param pollInterval how long a stream rests when it has caught up
 * @param batchMaxRows the most rows to ask a vendor for in one page; a page is one batch of the
 *     worker
 * @param backoffBase the first wait after a failure, before jitter
 * @param backoffMax the longest wait after a failure, unless the vendor asks for more
 * @param requests limits of single requests
 * @param rules how streams are read, and what is done when they cannot be
 * @param allowPlainHttp whether plain http is allowed off loopback
 * @param maxRowBytes rows that take more as JSON text are left out and told
 */
public record PollingSettings(
    String sourceName,
    String topicPrefix,
    Duration pollInterval,
    int batchMaxRows,
    Duration backoffBase,
    Duration backoffMax,
    RequestLimits requests,
    StreamRules rules,
    boolean allowPlainHttp,
    long maxRowBytes) {}
