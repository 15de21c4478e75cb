package io.selfsame.source.salesforce.stream;

import io.selfsame.schema.FieldType;

/**
 * A queryable field and the type its values are read as.
 *
 * @param calculated whether it is a formula or the like, which changes without its row changing
 */
public record ObjectField(String name, FieldType type, boolean calculated) {}
