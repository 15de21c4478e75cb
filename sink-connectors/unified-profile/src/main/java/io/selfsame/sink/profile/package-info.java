/**
 * The unified-profile sink connector: it takes records with an identity envelope, resolves them in
 * batches and keeps profiles, consents and Kafka offsets in one warehouse transaction.
 */
package io.selfsame.sink.profile;
