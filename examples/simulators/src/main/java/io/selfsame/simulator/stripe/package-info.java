/**
 * Stripe: lists, retrieval, events with retention, restricted keys, deletion; POST of a customer.
 */
package io.selfsame.simulator.stripe;
