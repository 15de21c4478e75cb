package io.selfsame.source.stripe.stream;

import java.time.Duration;

/**
 * How streams read.
 *
 * @param lag how old an event must be before it is worked off: Stripe lists some late, and the row
 *     may be older than the event for a moment
 * @param overlap how far behind the newest finished event to look again for late ones
 * @param history how much of the events from before a first snapshot to work off after it: they
 *     tell when rows changed, which the rows themselves do not
 * @param reconcile how often to walk the whole list again; zero is never
 * @param pollInterval how long a walk leaves events alone
 * @param pageRows the most rows a page
 */
public record StreamSettings(
    Duration lag,
    Duration overlap,
    Duration history,
    Duration reconcile,
    Duration pollInterval,
    int pageRows) {}
