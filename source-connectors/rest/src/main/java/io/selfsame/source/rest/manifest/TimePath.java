package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.TimeFormat;
import java.time.Instant;
import java.util.Optional;

/** Where a row has a time, and how it is written. */
public record TimePath(Path path, TimeFormat format) {

  /** The time; empty when there is none or it cannot be read. */
  public Optional<Instant> in(JsonNode row) {
    return path.text(row).flatMap(format::read);
  }
}
