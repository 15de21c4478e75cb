package io.selfsame.source.rest.stream;

import io.selfsame.source.polling.http.HeldAnswer;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.rest.access.Prepared;
import io.selfsame.source.rest.access.RestApi;
import io.selfsame.source.rest.manifest.MetadataSpec;
import io.selfsame.source.rest.manifest.StreamSpec;
import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.TimeFormat;
import io.selfsame.source.rest.template.Values;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes streams of what a manifest says. */
public final class RestStreams {
  private static final long SLICE_BYTES = 8L << 20;

  private final Values settings;
  private final List<String> sensitive;
  private final PollingSettings polling;
  private final Clock clock;

  /**
   * @param settings what the manifest's settings stand for
   * @param sensitive names of sensitive fields that may be read
   */
  public RestStreams(
      Values settings, List<String> sensitive, PollingSettings polling, Clock clock) {
    this.settings = settings;
    this.sensitive = List.copyOf(sensitive);
    this.polling = polling;
    this.clock = clock;
  }

  /**
   * Returns a stream.
   *
   * @param api closed with the stream
   */
  public VendorStream stream(StreamSpec spec, RestApi api) throws VendorException {
    Values always = always(spec);
    HeldAnswer.Limits limits =
        new HeldAnswer.Limits(
            polling.batchMaxRows(),
            SLICE_BYTES,
            Math.min(polling.maxRowBytes(), polling.requests().maxBodyBytes()));
    Optional<Metadata> metadata = spec.metadata().map(asked -> metadata(spec, asked, api));
    PageReader pages =
        new PageReader(
            spec,
            api,
            always,
            new Listing(api, spec, always, limits),
            new RowMaker(spec, polling.sourceName()),
            metadata);
    VendorStream rows =
        spec.windows().isPresent()
            ? new WindowStream(spec, api, pages, first(spec.windows().get()), clock)
            : new SweepStream(spec, api, pages, clock);
    return metadata.isPresent() ? declared(rows, metadata.get(), spec) : rows;
  }

  private Metadata metadata(StreamSpec spec, MetadataSpec asked, RestApi api) {
    boolean needed = spec.request().names().contains("metadata.names");
    return new Metadata(
        api,
        asked,
        new Metadata.Asking(settings, sensitive, needed, polling.pollInterval(), clock));
  }

  private static VendorStream declared(VendorStream rows, Metadata metadata, StreamSpec spec) {
    String under = metadata.spec().under();
    boolean own = under.isEmpty() || spec.row().flatten().contains(Path.of(under));
    return new DeclaredStream(rows, metadata, own);
  }

  /** The request a stream begins with: whether it is answered tells what may be read. */
  public Prepared firstRequest(StreamSpec spec, RestApi api) throws VendorException {
    Values values = always(spec).and(new NextPage(spec.pagination()).values(Optional.empty()));
    if (spec.windows().isPresent()) {
      Instant from = first(spec.windows().get());
      Instant until = spec.windows().get().longest().map(from::plus).orElseGet(clock::instant);
      values = values.with("window.from", from).with("window.until", until);
    }
    return api.prepare(spec.request(), values);
  }

  /** What stands for the settings and the size of pages. */
  private Values always(StreamSpec spec) {
    return settings.with("page.size", Math.min(spec.pageSize(), polling.batchMaxRows()));
  }

  private Instant first(StreamSpec.Windows windows) throws VendorException {
    if (windows.from().isEmpty()) {
      return Instant.EPOCH;
    }
    Optional<Instant> from = windows.from().get().fill(settings).flatMap(TimeFormat.ISO::read);
    if (from.isEmpty()) {
      throw VendorException.config(
          "NO_TIME",
          "'incremental.from' is no time",
          "rest.manifest",
          "Give the setting in it a time such as 2020-01-01T00:00:00Z.");
    }
    return from.get();
  }
}
