package io.selfsame.identity.envelope;

import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.FieldPath;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** Prepares field paths for the records of one form: one schema, or Maps. */
@FunctionalInterface
interface FieldResolver {
  /** Returns empty when no record of the form has the field. */
  Optional<FieldAccess> resolve(FieldPath path);

  static FieldResolver of(Optional<Schema> schema, String object) {
    return schema
        .<FieldResolver>map(known -> path -> FieldAccess.inStruct(path, known, object))
        .orElse(path -> Optional.of(FieldAccess.inMap(path, object)));
  }
}
