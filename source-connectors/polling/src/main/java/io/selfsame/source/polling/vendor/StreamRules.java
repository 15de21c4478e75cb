package io.selfsame.source.polling.vendor;

import java.time.Duration;

/**
 * How streams are read, and what is done when they cannot be.
 *
 * @param quotaRetry how long to pause when the allowance is used up and the vendor names no time
 * @param permissionRetry how long to wait before a forbidden stream is tried again
 * @param permissionLossFails whether a forbidden stream fails the task
 * @param stallPolls after how many reads without progress a stream counts as stalled
 * @param emptyAfter how long a stream may be without its first row before that is told
 * @param offsetInterval how often the offset of a stream that moves without rows is stored
 */
public record StreamRules(
    Duration quotaRetry,
    Duration permissionRetry,
    boolean permissionLossFails,
    int stallPolls,
    Duration emptyAfter,
    Duration offsetInterval) {}
