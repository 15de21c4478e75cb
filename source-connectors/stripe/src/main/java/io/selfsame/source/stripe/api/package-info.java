/** Stripe's API as raw JSON at one version, with failures classified. */
package io.selfsame.source.stripe.api;
