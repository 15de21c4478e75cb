package io.selfsame.identity.envelope;

import io.selfsame.contract.ComparisonAttribute;
import io.selfsame.contract.PersonAttribute;
import java.util.Map;

/** What a record says of its person: to be shown, and to be compared. */
record PersonReading(
    Map<PersonAttribute, String> attributes, Map<ComparisonAttribute, String> compare) {}
