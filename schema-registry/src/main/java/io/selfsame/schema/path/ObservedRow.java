package io.selfsame.schema.path;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * @param id the vendor's id of the row; only a hash of it is kept
 */
public record ObservedRow(String id, ObjectNode fields) {}
