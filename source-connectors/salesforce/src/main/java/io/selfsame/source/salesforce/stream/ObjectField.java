package io.selfsame.source.salesforce.stream;

import io.selfsame.schema.FieldType;

/** A queryable field and the type its values are read as. */
public record ObjectField(String name, FieldType type) {}
