package io.selfsame.resolution;

import java.time.Instant;
import java.util.Optional;

/**
 * What a profile is held to for one purpose.
 *
 * @param decidedBy the record whose statement or silence decided; empty when a suppression did
 * @param since when that was said, if known; empty for silence
 */
public record EffectiveConsent(
    ConsentStatus status, Optional<RecordRef> decidedBy, Optional<Instant> since) {}
