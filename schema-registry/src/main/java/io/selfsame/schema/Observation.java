package io.selfsame.schema;

import java.util.List;

/**
 * What looking at a page told.
 *
 * @param schema holds everything known before and everything on the page
 * @param changes what departed from the known shape; none at the first sight of a stream
 */
public record Observation(StreamSchema schema, List<SchemaChange> changes) {
  public Observation {
    changes = List.copyOf(changes);
  }
}
