package io.selfsame.source.polling;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.DeclaredSchema;
import io.selfsame.source.polling.vendor.CallMeter;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * A vendor whose objects are append-only lists, paged by index. Failures can be queued, reads can
 * hang. Also its own definition.
 */
public final class FakeVendor implements VendorDefinition, Vendor {
  public static final String OBJECTS = "fake.objects";
  public static final String URL = "fake.url";
  public static final String SECRET = "fake.secret";

  final Map<String, List<VendorRow>> rows = new ConcurrentHashMap<>();
  final Map<String, DeclaredSchema> declared = new TreeMap<>();
  final Deque<Exception> failures = new ConcurrentLinkedDeque<>();
  final CountDownLatch hanging = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);
  final AtomicInteger reads = new AtomicInteger();
  private final Map<String, Deque<VendorException>> failuresByObject = new ConcurrentHashMap<>();
  List<String> parts = List.of("");
  volatile Optional<List<String>> offered = Optional.empty();
  final Deque<Exception> discoveryFailures = new ConcurrentLinkedDeque<>();
  final AtomicInteger discoveries = new AtomicInteger();
  Optional<Instant> serverNewest = Optional.empty();
  Optional<Instant> coveredUntil = Optional.empty();
  long quotaLeft = -1;
  boolean leadsNowhere;
  boolean movesWhenIdle;
  int pageRows = 3;
  volatile boolean hangs;
  Optional<VendorException> checkFailure = Optional.empty();
  int checks;

  void add(String object, String id, String name) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode().put("name", name);
    add(object, VendorRow.upsert(id, Optional.empty(), changed(object), fields));
  }

  void failuresOf(String object, int times, VendorException failure) {
    for (int i = 0; i < times; i++) {
      failuresByObject.computeIfAbsent(object, name -> new ConcurrentLinkedDeque<>()).add(failure);
    }
  }

  void add(String object, VendorRow row) {
    rows.computeIfAbsent(object, name -> new CopyOnWriteArrayList<>()).add(row);
  }

  private Optional<Instant> changed(String object) {
    long second = rows.getOrDefault(object, List.of()).size();
    return Optional.of(Instant.ofEpochSecond(second));
  }

  @Override
  public List<VendorStream> streams(List<String> objects) {
    return objects.stream()
        .flatMap(object -> parts.stream().map(part -> (VendorStream) new FakeStream(object, part)))
        .toList();
  }

  @Override
  public Optional<List<String>> discover() throws VendorException {
    discoveries.incrementAndGet();
    Exception failure = discoveryFailures.poll();
    if (failure instanceof VendorException classified) {
      throw classified;
    }
    if (failure instanceof RuntimeException defect) {
      throw defect;
    }
    return offered;
  }

  @Override
  public void check(List<String> objects) throws VendorException {
    checks++;
    if (checkFailure.isPresent()) {
      throw checkFailure.get();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  @Override
  public String kind() {
    return "fake";
  }

  @Override
  public String version() {
    return "1.2.3";
  }

  @Override
  public ConfigDef settings() {
    return new ConfigDef()
        .define(
            OBJECTS,
            ConfigDef.Type.LIST,
            List.of("things"),
            Importance.HIGH,
            "What to read.",
            "Fake",
            1,
            Width.LONG,
            "Objects")
        .define(
            URL,
            ConfigDef.Type.STRING,
            "https://fake.example",
            Importance.HIGH,
            "Where it is.",
            "Fake",
            2,
            Width.LONG,
            "URL")
        .define(
            SECRET,
            ConfigDef.Type.PASSWORD,
            "secret",
            Importance.HIGH,
            "What opens it.",
            "Fake",
            3,
            Width.LONG,
            "Secret");
  }

  @Override
  public String objectsSetting() {
    return OBJECTS;
  }

  @Override
  public String endpointSetting() {
    return URL;
  }

  @Override
  public List<SettingProblem> problems(AbstractConfig config, PollingSettings polling) {
    return List.of();
  }

  @Override
  public Vendor open(VendorContext context) {
    return this;
  }

  private final class FakeStream implements VendorStream {
    private final String object;
    private final String part;

    FakeStream(String object, String part) {
      this.object = object;
      this.part = part;
    }

    @Override
    public String part() {
      return part;
    }

    @Override
    public void requireReadable(StreamPosition position) {
      position.number("row");
    }

    @Override
    public String object() {
      return object;
    }

    @Override
    public StreamPage read(StreamPosition position) throws VendorException {
      reads.incrementAndGet();
      hangIfAsked();
      failIfAsked();
      CallMeter.called();
      CallMeter.throttled(Duration.ofSeconds(3));
      List<VendorRow> all =
          rows.getOrDefault(object, List.of()).stream().filter(this::isMine).toList();
      int from = position.number("row").orElse(0L).intValue();
      int to = Math.min(all.size(), from + pageRows);
      StreamPage page =
          new StreamPage(
              all.subList(from, to),
              next(position, to),
              to == all.size() && !leadsNowhere,
              Optional.ofNullable(declared.get(object)));
      page = serverNewest.map(page::withServerNewest).orElse(page);
      page = coveredUntil.map(page::withCoveredUntil).orElse(page);
      return quotaLeft < 0 ? page : page.withQuotaLeft(quotaLeft);
    }

    /** Parts share an object's rows evenly. */
    private boolean isMine(VendorRow row) {
      return Math.floorMod(row.id().hashCode(), parts.size()) == parts.indexOf(part);
    }

    private StreamPosition next(StreamPosition position, int to) {
      if (movesWhenIdle) {
        return position.with("idle", position.number("idle").orElse(0L) + 1);
      }
      return to == 0 ? position : position.with("row", to);
    }

    @Override
    public void close() {
      FakeVendor.this.close();
    }

    private void failIfAsked() throws VendorException {
      Deque<VendorException> own = failuresByObject.get(object);
      if (own != null && !own.isEmpty()) {
        throw own.remove();
      }
      Exception failure = failures.poll();
      if (failure instanceof VendorException classified) {
        throw classified;
      }
      if (failure instanceof RuntimeException defect) {
        throw defect;
      }
    }

    /** Like a socket: not interruptible, only closing helps. */
    private void hangIfAsked() {
      boolean interrupted = false;
      while (hangs && closed.getCount() > 0) {
        hanging.countDown();
        try {
          closed.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
