/**
 * Stripe: lists, retrieval, change and deletion of any object, events with retention and their ways
 * to be late, repeated and out of order, connected accounts, restricted keys, a rate limit.
 */
package io.selfsame.simulator.stripe;
