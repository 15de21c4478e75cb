package io.selfsame.source.polling.vendor;

import java.time.Clock;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * What a vendor's connection is made from.
 *
 * @param config the parsed settings: the vendor's own and those of the polling core
 * @param polling the polling core's settings, typed
 * @param clock the only source of "now" a vendor may use
 */
public record VendorContext(AbstractConfig config, PollingSettings polling, Clock clock) {}
