/** The Stripe source connector. */
package io.selfsame.source.stripe;
