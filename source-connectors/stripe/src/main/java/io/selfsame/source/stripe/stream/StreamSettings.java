package io.selfsame.source.stripe.stream;

import java.time.Duration;

/**
 * How streams read.
 *
 * @param lag how old an event must be before it is worked off: Stripe lists some late, and the row
 *     may be older than the event for a moment
 * @param overlap how far behind the newest finished event to look again for late ones
 * @param reconcile how often to walk the whole list again; zero is never
 * @param pollInterval how long a walk leaves events alone
 * @param pageRows the most rows a page
 */
public record StreamSettings(
    Duration lag, Duration overlap, Duration reconcile, Duration pollInterval, int pageRows) {}
