/** The warehouse as the sink task sees it: batches and offsets by Kafka partition. */
package io.selfsame.sink.profile.store;
