package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.schema.DeclaredField;
import io.selfsame.schema.DeclaredSchema;
import io.selfsame.schema.FieldType;
import io.selfsame.source.polling.definition.FieldDefinition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.access.RestApi;
import io.selfsame.source.rest.manifest.Condition;
import io.selfsame.source.rest.manifest.MetadataSpec;
import io.selfsame.source.rest.template.Values;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the vendor says of an object's fields, asked for again when the last answer is older than an
 * interval. Where requests do not need it, rows go on without it while the vendor does not show it.
 * Used by one thread at a time.
 */
final class Metadata {
  private static final Logger LOG = LoggerFactory.getLogger(Metadata.class);
  private static final String ALL = "*";

  private final RestApi api;
  private final MetadataSpec spec;
  private final Asking asking;
  private Optional<Known> known = Optional.empty();
  private Instant asked = Instant.MIN;
  private boolean refused;

  /**
   * How it is asked.
   *
   * @param settings what placeholders stand for
   * @param allowed names of sensitive fields that may be read
   * @param needed whether requests name the fields
   * @param interval how long an answer is good for
   */
  record Asking(
      Values settings, List<String> allowed, boolean needed, Duration interval, Clock clock) {
    Asking {
      allowed = List.copyOf(allowed);
    }
  }

  /**
   * An answer.
   *
   * @param withheld names of sensitive fields that are neither asked for nor passed on
   */
  record Known(List<FieldDefinition> fields, List<String> withheld) {
    Known {
      fields = List.copyOf(fields);
      withheld = List.copyOf(withheld);
    }

    List<String> names() {
      return fields.stream().map(FieldDefinition::key).toList();
    }
  }

  Metadata(RestApi api, MetadataSpec spec, Asking asking) {
    this.api = api;
    this.spec = spec;
    this.asking = asking;
  }

  MetadataSpec spec() {
    return spec;
  }

  /** What is known, asked for when that is too old. */
  Optional<Known> current() throws VendorException {
    Instant now = asking.clock().instant();
    if (now.isBefore(asked.plus(asking.interval()))) {
      return known;
    }
    try {
      known = Optional.of(read());
      asked = now;
      refused = false;
    } catch (VendorException e) {
      boolean mustBeTold =
          e.kind() == VendorException.Kind.CANCELLED || e.kind() == VendorException.Kind.AUTH;
      boolean mayPass = e.isRetriable() && e.kind() != VendorException.Kind.PERMISSION;
      if (mustBeTold || ((mayPass || asking.needed()) && known.isEmpty())) {
        throw e;
      }
      asked = now;
      warn(e);
    }
    return known;
  }

  /** What rows hold, when the fields are their own. */
  DeclaredSchema declared(Known current) {
    return new DeclaredSchema(
        current.fields().stream()
            .map(
                field ->
                    new DeclaredField(field.key(), spec.typed() ? field.type() : FieldType.STRING))
            .toList());
  }

  private Known read() throws VendorException {
    JsonNode answer = api.json(api.prepare(spec.request(), asking.settings()));
    JsonNode records = spec.records().in(answer);
    if (!records.isArray()) {
      throw VendorException.retry(
          "MALFORMED_METADATA",
          "metadata was answered without a list at '" + spec.records() + "'",
          Optional.empty());
    }
    Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    List<String> withheld = new ArrayList<>();
    for (JsonNode record : records) {
      Optional<String> name = spec.name().text(record);
      if (name.isEmpty() || holdsAny(spec.skip(), record)) {
        continue;
      }
      if (holdsAny(spec.sensitive(), record) && !isAllowed(name.get())) {
        withheld.add(name.get());
      } else {
        fields.put(name.get(), new FieldDefinition(name.get(), type(record), options(record)));
      }
    }
    return new Known(List.copyOf(fields.values()), withheld);
  }

  private boolean isAllowed(String name) {
    return asking.allowed().contains(ALL) || asking.allowed().contains(name);
  }

  private static boolean holdsAny(List<Condition> conditions, JsonNode record) {
    return conditions.stream().anyMatch(condition -> condition.holds(record));
  }

  private FieldType type(JsonNode record) {
    return spec.type()
        .flatMap(path -> path.text(record))
        .map(type -> spec.types().getOrDefault(type, FieldType.STRING))
        .orElse(FieldType.STRING);
  }

  private List<String> options(JsonNode record) {
    List<String> options = new ArrayList<>();
    spec.options()
        .map(path -> path.in(record))
        .ifPresent(list -> list.forEach(each -> options.add(spec.option().in(each).asText())));
    return options;
  }

  private void warn(VendorException failure) {
    if (!refused) {
      LOG.warn("Reading metadata failed: {}", failure.getMessage());
      refused = true;
    }
  }
}
