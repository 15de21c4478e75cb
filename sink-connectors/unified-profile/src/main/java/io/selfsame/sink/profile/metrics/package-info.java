/** What a sink task tells about itself through JMX; the names are a contract. */
package io.selfsame.sink.profile.metrics;
