package io.selfsame.identity.envelope;

import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.FieldPath;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** Prepares field paths for the records of one form: one schema, or Maps. */
@FunctionalInterface
public interface FieldResolver {
  /**
   * Prepares a path.
   *
   * @param object the vendor's object, for error messages
   * @return empty when no record of the form has the field
   */
  Optional<FieldAccess> resolve(FieldPath path, String object);

  /** For Structs of one schema. */
  static FieldResolver inStructs(Schema schema) {
    return (path, object) -> FieldAccess.inStruct(path, schema, object);
  }

  /** For Maps, which may have any field. */
  static FieldResolver inMaps() {
    return (path, object) -> Optional.of(FieldAccess.inMap(path, object));
  }
}
