package io.selfsame.identity.envelope;

/**
 * What applies to every record of a run.
 *
 * @param defaultRegion ISO 3166-1 alpha-2 country of phone numbers whose record names none; empty
 *     for none
 * @param version tells envelopes made under different rules apart
 */
public record StandardizationRules(
    Standardizers standardizers,
    String defaultRegion,
    UnknownLiterals unknownLiterals,
    String version) {}
