package io.selfsame.schema;

import io.selfsame.contract.DriftKind;
import java.util.Optional;

/** One way in which a stream departed from its known shape. */
public record SchemaChange(
    DriftKind kind, String field, Optional<FieldType> before, Optional<FieldType> after) {}
