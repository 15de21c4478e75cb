package io.selfsame.identity.mapping;

/** Records of an object that meet the condition are read by another mapping of the same kind. */
public record Redirect(FieldCondition condition, String use) {}
