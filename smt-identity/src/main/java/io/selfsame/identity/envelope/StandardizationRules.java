package io.selfsame.identity.envelope;

import java.util.Optional;

/**
 * What applies to every record of a run.
 *
 * @param defaultRegion ISO 3166-1 alpha-2 country of phone numbers whose record names none; empty
 *     for none
 * @param seal hashes match keys before they leave, if it is wanted
 * @param version tells envelopes made under different rules apart
 */
public record StandardizationRules(
    Standardizers standardizers,
    String defaultRegion,
    UnknownLiterals unknownLiterals,
    Optional<KeySeal> seal,
    String version) {}
