package io.selfsame.source.zendesk.api;

import io.selfsame.source.polling.http.RateBudget;

/**
 * What one account allows, shared by everybody in this worker who reads it.
 *
 * @param requests all requests of the account
 * @param exports incremental exports, which count as requests too
 */
public record Budgets(RateBudget requests, RateBudget exports) {}
