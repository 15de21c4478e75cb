package io.selfsame.identity.envelope;

import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.FieldPath;
import io.selfsame.identity.record.RecordValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Of several fields the first that is filled. Immutable. */
record FirstField(List<FieldAccess> fields, String name) {
  /** Stands for the object in messages, since it is not known yet. */
  private static final String WHAT = "(any)";

  static FirstField of(List<FieldPath> paths, FieldResolver resolver) {
    return new FirstField(
        paths.stream().flatMap(path -> resolver.resolve(path, WHAT).stream()).toList(),
        String.join(", ", paths.stream().map(FieldPath::text).toList()));
  }

  Optional<String> readText(RecordValue record) {
    for (FieldAccess field : fields) {
      Optional<String> text = field.readText(record);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  Optional<Instant> readTime(RecordValue record) {
    for (FieldAccess field : fields) {
      Optional<Instant> time = field.readTime(record);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }
}
