package io.selfsame.source.rest.manifest;

import io.selfsame.schema.FieldType;
import io.selfsame.source.rest.manifest.StreamSpec.Compression;
import io.selfsame.source.rest.manifest.StreamSpec.Deletes;
import io.selfsame.source.rest.manifest.StreamSpec.Join;
import io.selfsame.source.rest.manifest.StreamSpec.Merges;
import io.selfsame.source.rest.manifest.StreamSpec.ResponseSpec;
import io.selfsame.source.rest.manifest.StreamSpec.Retrieve;
import io.selfsame.source.rest.manifest.StreamSpec.RowSpec;
import io.selfsame.source.rest.manifest.StreamSpec.Windows;
import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one stream of a manifest. */
final class StreamReader {
  private static final int PAGE_SIZE = 100;
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final Section part;
  private final Set<String> settings;
  private final Set<String> budgets;

  /**
   * @param settings placeholders that are always known
   * @param budgets names of further limits
   */
  StreamReader(Section part, Set<String> settings, Set<String> budgets) {
    this.part = part;
    this.settings = Set.copyOf(settings);
    this.budgets = Set.copyOf(budgets);
  }

  StreamSpec stream() {
    Pagination pagination =
        part.optional("pagination").map(StreamReader::pagination).orElse(new Pagination.Single());
    String own = part.path().substring(part.path().lastIndexOf('.') + 1);
    RowSpec row = row(part.at("row"));
    requireWindows(row);
    return new StreamSpec(
        part.text("object", own),
        part.text("part", ""),
        part.duration("every"),
        request(pagination),
        response(part.at("response")),
        part.node().path("page_size").asInt(PAGE_SIZE),
        pagination,
        part.optional("incremental").map(this::windows),
        row,
        deletes(part.at("deletes")),
        part.optional("merges")
            .map(merges -> new Merges(merges.pathOf("path"), merges.text("separator"))),
        part.optional("retrieve").map(this::retrieve),
        part.list("join").stream().map(this::join).toList(),
        part.optional("metadata").map(this::metadata),
        Set.copyOf(part.paths("critical").stream().map(Path::toString).toList()));
  }

  private void requireWindows(RowSpec row) {
    if (part.has("incremental") && row.modifiedAt().isEmpty()) {
      throw part.at("row").wrong("'incremental' needs 'modified_at', the time it goes by");
    }
    if (part.has("incremental") && part.has("every")) {
      throw part.at("every").wrong("is for lists without 'incremental'");
    }
  }

  private RequestSpec request(Pagination pagination) {
    Set<String> known = new HashSet<>(settings);
    known.add("page.size");
    if (part.has("incremental")) {
      known.addAll(List.of("window.from", "window.until"));
    }
    if (part.has("metadata")) {
      known.add("metadata.names");
    }
    positionName(pagination).ifPresent(known::add);
    RequestSpec request = ManifestReader.request(part.at("request"), known, budgets);
    positionName(pagination)
        .filter(name -> !request.names().contains(name))
        .ifPresent(
            name -> {
              throw part.at("request")
                  .wrong("this pagination needs {{" + name + "}} in the request");
            });
    if (part.has("incremental") && !request.names().contains("window.from")) {
      throw part.at("request").wrong("'incremental' needs {{window.from}} in the request");
    }
    return request;
  }

  private static Optional<String> positionName(Pagination pagination) {
    if (pagination instanceof Pagination.Cursor) {
      return Optional.of("position.cursor");
    } else if (pagination instanceof Pagination.Numbered) {
      return Optional.of("position.number");
    } else if (pagination instanceof Pagination.Offset) {
      return Optional.of("position.offset");
    } else if (pagination instanceof Pagination.Keyset) {
      return Optional.of("position.after");
    }
    return Optional.empty();
  }

  private static ResponseSpec response(Section response) {
    boolean lines = response.text("format", "json").equals("jsonl");
    if (lines && response.has("records")) {
      throw response.at("records").wrong("lines of JSON are rows themselves; leave this out");
    }
    return new ResponseSpec(
        lines,
        Compression.valueOf(response.text("compression", "none").toUpperCase(Locale.ROOT)),
        response.pathOf("records"));
  }

  private static Pagination pagination(Section pages) {
    Optional<Path> more = pages.optionalPath("more");
    return switch (pages.text("type", "")) {
      case "cursor" -> cursor(pages, more);
      case "link" -> new Pagination.Link(pages.optionalPath("body"), more);
      case "page" ->
          new Pagination.Numbered(
              pages.node().path("first").asLong(1), pages.optionalPath("pages"), more);
      case "offset" -> new Pagination.Offset(pages.optionalPath("total"), more);
      default ->
          new Pagination.Keyset(
              pages.pathOf("by"),
              pages.text("order", "number").equals("number"),
              pages.text("start", pages.text("order", "number").equals("number") ? "0" : ""));
    };
  }

  private static Pagination cursor(Section pages, Optional<Path> more) {
    if (pages.has("body") == pages.has("header")) {
      throw pages.wrong("a cursor is in the answer's 'body' or in a 'header': name one of them");
    }
    return new Pagination.Cursor(pages.optionalPath("body"), pages.text("header"), more);
  }

  private Windows windows(Section incremental) {
    incremental.optional("from").ifPresent(this::requireTime);
    Windows windows =
        new Windows(
            incremental.template("from"),
            incremental.duration("lag", Duration.ZERO),
            incremental.duration("overlap", OVERLAP),
            incremental.duration("longest"),
            incremental.duration("granularity", Duration.ofMillis(1)));
    if (windows.granularity().isZero()) {
      throw incremental.at("granularity").wrong("must be longer than nothing");
    }
    if (windows.longest().filter(length -> length.compareTo(windows.overlap()) <= 0).isPresent()) {
      throw incremental.at("longest").wrong("must be longer than 'overlap'");
    }
    return windows;
  }

  private void requireTime(Section from) {
    ManifestReader.requireKnown(from, from.template().names(), settings);
    if (from.template().names().isEmpty() && TimeFormat.ISO.read(from.node().asText()).isEmpty()) {
      throw from.wrong("expected a time such as " + Instant.EPOCH);
    }
  }

  private static RowSpec row(Section row) {
    return new RowSpec(
        row.pathOf("id"),
        row.optional("modified_at").map(StreamReader::time),
        row.optional("created_at").map(StreamReader::time),
        row.paths("leave_out"),
        row.paths("flatten"));
  }

  private static TimePath time(Section time) {
    return new TimePath(
        time.pathOf("path"), TimeFormat.named(time.text("format", "iso")).orElseThrow());
  }

  private static Deletes deletes(Section deletes) {
    if (deletes.flag("all") && deletes.has("when")) {
      throw deletes.at("when").wrong("with 'all' every row is a deletion: leave this out");
    }
    return new Deletes(
        deletes.flag("all"),
        deletes.list("when").stream().map(StreamReader::condition).toList(),
        deletes.flag("erases"));
  }

  private static Condition condition(Section condition) {
    return new Condition(
        condition.pathOf("path"),
        condition.list("equals").stream().map(value -> value.node().asText()).toList());
  }

  private Retrieve retrieve(Section retrieve) {
    Set<String> known = new HashSet<>(settings);
    known.add("row.id");
    return new Retrieve(
        ManifestReader.request(retrieve.at("request"), known, budgets), retrieve.pathOf("record"));
  }

  private Join join(Section join) {
    Set<String> known = new HashSet<>(settings);
    known.add("rows.ids");
    return new Join(
        join.text("field", ""),
        ManifestReader.request(join.at("request"), known, budgets),
        join.pathOf("records"),
        join.pathOf("id"),
        join.pathOf("value"));
  }

  private MetadataSpec metadata(Section metadata) {
    return new MetadataSpec(
        ManifestReader.request(metadata.at("request"), settings, budgets),
        metadata.pathOf("records"),
        metadata.pathOf("name"),
        metadata.optionalPath("type"),
        metadata.map(
            "types", type -> FieldType.valueOf(type.node().asText().toUpperCase(Locale.ROOT))),
        metadata.optionalPath("options"),
        metadata.pathOf("option"),
        metadata.text("values", "typed").equals("typed"),
        metadata.text("under", ""),
        metadata.list("skip").stream().map(StreamReader::condition).toList(),
        metadata.list("sensitive").stream().map(StreamReader::condition).toList(),
        metadata.optional("at_once").map(most -> most.node().asInt()));
  }
}
