/** One Stripe object as a stream: a snapshot, then the changes its events tell of. */
package io.selfsame.source.stripe.stream;
