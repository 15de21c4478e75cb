package io.selfsame.source.rest.access;

import io.selfsame.source.polling.http.QuotaGuard;
import io.selfsame.source.rest.manifest.Manifest;
import java.time.Clock;

/**
 * What all requests to one account share.
 *
 * @param maxBodyBytes the longest answer that is read as a whole
 */
public record Account(
    Manifest manifest,
    Hosts hosts,
    Authorization authorization,
    Failures failures,
    Budgets budgets,
    QuotaGuard quota,
    long maxBodyBytes,
    Clock clock) {}
