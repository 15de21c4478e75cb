package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.drift.Mutation.Kind;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.FieldDrift.FieldType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Mutates the objects of all simulated vendors at random while their data changes, and lets the
 * connectors, the transform and the sink follow. In every round some objects change their shape and
 * every row is edited; the round ends when every edit came through. At the end the warehouse is
 * compared with what the vendors say, and every mutation with the drift events.
 */
final class MutationChaos implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int ROWS = 6;
  private static final int MOST_FIELDS = 45;
  private static final int PER_ROUND = 14;
  private static final int RESTART_EVERY = 9;
  private static final FieldType[] FLAT = {
    FieldType.STRING, FieldType.INTEGER, FieldType.NUMBER, FieldType.BOOLEAN
  };

  /** An object of a vendor. */
  private record Target(ChaosVendor vendor, String object, ChaosFields fields) {
    String name() {
      return vendor.simulator().name() + "/" + object;
    }
  }

  private record Made(Mutation mutation, int round, String types) {}

  private record Told(String stream, Claim claim) {}

  private final Random random;
  private final Path warehouse;
  private final List<ChaosVendor> vendors = ChaosVendor.all();
  private final List<Target> targets = new ArrayList<>();
  private final List<Made> mutations = new ArrayList<>();
  private final List<Told> events = new ArrayList<>();
  private final Map<String, Integer> quarantined = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Runnable> returning = new ArrayList<>();
  private final ChaosPipeline pipeline;
  private int round;
  private String lastTypes = "";

  MutationChaos(long seed, Path folder) {
    this.random = new Random(seed);
    this.warehouse = folder.resolve("chaos.duckdb");
    for (ChaosVendor vendor : vendors) {
      for (String object : vendor.objects()) {
        Target target = new Target(vendor, object, new ChaosFields(random));
        targets.add(target);
        vendor.simulator().drift(object, new FieldDrift.Add(touched(target), text("0")));
        edit(target, JsonNodeFactory.instance.objectNode());
      }
    }
    this.pipeline = new ChaosPipeline(vendors, warehouse, this::observe);
  }

  /** Runs until so many mutations were made, and lets the last ones settle. */
  ChaosReport run(int count) throws InterruptedException, SQLException {
    follow();
    while (mutations.size() < count) {
      round++;
      List<Runnable> due = List.copyOf(returning);
      returning.clear();
      due.forEach(Runnable::run);
      for (int i = 0; i < PER_ROUND && mutations.size() < count; i++) {
        mutate(targets.get(random.nextInt(targets.size())));
      }
      editAll();
      if (round % RESTART_EVERY == 0) {
        pipeline.restart(vendors.get(random.nextInt(vendors.size())));
      }
      follow();
    }
    for (int i = 0; i < ChaosFields.REST; i++) {
      round++;
      List.copyOf(returning).forEach(Runnable::run);
      returning.clear();
      editAll();
      follow();
    }
    return report();
  }

  @Override
  public void close() {
    pipeline.close();
    vendors.forEach(ChaosVendor::close);
  }

  private void editAll() {
    for (Target target : targets) {
      ObjectNode patch = JsonNodeFactory.instance.objectNode();
      List<ChaosFields.Field> rested = target.fields().rested(round);
      if (!rested.isEmpty()) {
        ChaosFields.Field field = rested.get(random.nextInt(rested.size()));
        patch = ChaosFields.patch(field.path, target.fields().value(field.type));
      }
      edit(target, patch);
    }
  }

  /** Edits every row, so that what changed without a word is shown. */
  private void edit(Target target, ObjectNode patch) {
    ObjectNode all = patch.deepCopy().put(touched(target), Integer.toString(round));
    if (target.vendor().simulator().name().equals("salesforce")) {
      all.put("LastName", "Chaos " + round);
    }
    for (int i = 0; i < ROWS; i++) {
      String id = target.vendor().id(target.object(), i);
      target.vendor().simulator().upsert(target.object(), id, all);
    }
  }

  private void mutate(Target target) {
    List<ChaosFields.Field> rested = target.fields().rested(round);
    Kind kind = anyKind();
    boolean needsNone = kind == Kind.ADD || kind == Kind.TOO_LONG || kind == Kind.REORDER;
    if (rested.isEmpty() && !needsNone) {
      kind = Kind.ADD;
    }
    if (kind == Kind.ADD && target.fields().size() >= MOST_FIELDS) {
      return;
    }
    ChaosFields.Field field = rested.isEmpty() ? null : rested.get(random.nextInt(rested.size()));
    lastTypes = field == null ? "" : field.known.toString();
    if (field != null && kind.isOfShape() && !isShown(target, field.path)) {
      target.fields().remove(field);
      return;
    }
    switch (kind) {
      case ADD -> add(target);
      case DROP -> drop(target, field);
      case RENAME -> rename(target, field);
      case RETYPE -> retype(target, field, other(field.type));
      case NEST -> nest(target, field);
      case FLAP -> flap(target, field);
      default -> changeValue(target, kind, field);
    }
  }

  /** What no row shows cannot be seen to change. */
  private static boolean isShown(Target target, String path) {
    String pointer = "/" + path.replace('.', '/');
    return target.vendor().rows(target.object()).values().stream()
        .anyMatch(row -> !row.at(pointer).isMissingNode());
  }

  /** Rows that are too long take the longest to send. */
  private Kind anyKind() {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    boolean rare = kind == Kind.TOO_LONG || kind == Kind.HUGE || kind == Kind.REORDER;
    return rare && random.nextInt(4) > 0 ? Kind.RENAME : kind;
  }

  private void add(Target target) {
    List<String> patterns = target.vendor().fieldNames(target.object());
    String pattern = patterns.get(random.nextInt(patterns.size()));
    boolean odd = !pattern.endsWith("__c") && random.nextInt(4) == 0;
    FieldType type = pattern.endsWith("__c") ? FieldType.STRING : anyType(target);
    ChaosFields.Field field =
        odd
            ? target.fields().known(target.fields().odd(pattern), type, round)
            : target.fields().add(pattern, type, round);
    drift(target, new FieldDrift.Add(field.path, target.fields().value(type)));
    if (!target.vendor().converts()) {
      set(target, field.path, target.fields().value(type));
    }
    made(Kind.ADD, target, field.path, Optional.empty(), Optional.empty());
  }

  private void drop(Target target, ChaosFields.Field field) {
    drift(target, new FieldDrift.Remove(field.path));
    target.fields().remove(field);
    made(Kind.DROP, target, field.path, Optional.empty(), Optional.empty());
  }

  private void rename(Target target, ChaosFields.Field field) {
    int dot = field.path.indexOf('.');
    String pattern =
        field.path.endsWith("__c")
            ? "%s__c"
            : field.path.substring(0, dot < 0 ? 0 : dot + 1).replace("%", "%%") + "%s";
    target.fields().remove(field);
    ChaosFields.Field heir = target.fields().add(pattern, field.type, round);
    String name = heir.path.substring(heir.path.indexOf('.') + 1);
    drift(target, new FieldDrift.Rename(field.path, name));
    if (!target.vendor().converts()) {
      set(target, heir.path, target.fields().value(heir.type));
    }
    made(Kind.RENAME, target, field.path, Optional.of(heir.path), Optional.empty());
  }

  private void retype(Target target, ChaosFields.Field field, FieldType to) {
    lastTypes += " to " + to;
    boolean fits = to == FieldType.INTEGER && field.known.contains(FieldType.NUMBER);
    // Described values are written as the type from before, which a text is for all.
    fits |= !target.vendor().converts() && field.known.contains(FieldType.STRING);
    boolean known = !field.known.add(to) || fits;
    field.type = to;
    drift(target, new FieldDrift.Retype(field.path, to));
    if (!target.vendor().converts()) {
      set(target, field.path, target.fields().value(to));
    }
    target.fields().rest(field, round);
    made(
        to == FieldType.OBJECT || to == FieldType.ARRAY ? Kind.NEST : Kind.RETYPE,
        target,
        field.path,
        Optional.empty(),
        known ? Optional.of("the field had this type, or a wider one, before") : Optional.empty());
  }

  private void nest(Target target, ChaosFields.Field field) {
    if (!target.vendor().nests() || field.path.startsWith("user_fields")) {
      return;
    }
    boolean nested = field.type == FieldType.OBJECT || field.type == FieldType.ARRAY;
    if (!nested) {
      retype(target, field, random.nextBoolean() ? FieldType.OBJECT : FieldType.ARRAY);
    }
  }

  /** Gone for a round or two, then back as if nothing had been. */
  private void flap(Target target, ChaosFields.Field field) {
    drift(target, new FieldDrift.Remove(field.path));
    JsonNode value = target.fields().value(field.type);
    returning.add(
        () -> {
          drift(target, new FieldDrift.Add(field.path, value));
          if (!target.vendor().converts()) {
            drift(target, new FieldDrift.Retype(field.path, field.type));
            set(target, field.path, value);
          }
        });
    target.fields().rest(field, round);
    made(
        Kind.FLAP,
        target,
        field.path,
        Optional.empty(),
        Optional.of("an absence this short is not yet certain"));
  }

  private void changeValue(Target target, Kind kind, ChaosFields.Field field) {
    switch (kind) {
      case UNKNOWN_ENUM, UNICODE, HUGE -> {
        if (field.type != FieldType.STRING) {
          return;
        }
        String text =
            kind == Kind.HUGE ? "\u00e9".repeat(60_000) : target.fields().text() + "\t\u0001\0";
        boolean xml = target.vendor().simulator().name().equals("salesforce");
        set(target, field.path, text(xml ? text.replaceAll("\\p{Cntrl}", "") : text));
        target.fields().rest(field, round);
        made(kind, target, field.path, Optional.empty(), Optional.of("a value, not a shape"));
      }
      case REORDER -> {
        ObjectNode reversed = JsonNodeFactory.instance.objectNode();
        target.fields().rested(round).stream()
            .limit(3)
            .forEach(
                each ->
                    reversed.setAll(
                        ChaosFields.patch(each.path, target.fields().value(each.type))));
        target
            .vendor()
            .simulator()
            .upsert(target.object(), target.vendor().id(target.object(), 0), reversed);
        made(
            kind,
            target,
            "",
            Optional.empty(),
            Optional.of("the order of members is no part of a schema"));
      }
      case TOO_LONG -> {
        String id = target.vendor().id(target.object(), ROWS);
        String name = target.vendor().simulator().name().equals("salesforce") ? "LastName" : "huge";
        target
            .vendor()
            .simulator()
            .upsert(target.object(), id, ChaosFields.patch(name, text("x".repeat(1_100_000))));
        made(kind, target, id, Optional.empty(), Optional.empty());
        returning.add(() -> target.vendor().simulator().delete(target.object(), id));
      }
      default -> throw new IllegalStateException(kind.name());
    }
  }

  private void set(Target target, String path, JsonNode value) {
    for (int i = 0; i < ROWS; i++) {
      target
          .vendor()
          .simulator()
          .upsert(
              target.object(),
              target.vendor().id(target.object(), i),
              ChaosFields.patch(path, value));
    }
  }

  private void drift(Target target, FieldDrift drift) {
    target.vendor().simulator().drift(target.object(), drift);
  }

  /** Stripe's metadata is a map of the user's: its keys are data. */
  private static Optional<String> harmless(String path) {
    return path.startsWith("metadata.")
        ? Optional.of("keys of a map are values")
        : Optional.empty();
  }

  private void made(
      Kind kind, Target target, String path, Optional<String> heir, Optional<String> harmless) {
    mutations.add(
        new Made(
            new Mutation(kind, target.name(), path, heir, harmless.or(() -> harmless(path))),
            round,
            lastTypes));
  }

  private FieldType anyType(Target target) {
    return target.vendor().nests() && random.nextInt(6) == 0
        ? FieldType.OBJECT
        : FLAT[random.nextInt(FLAT.length)];
  }

  private FieldType other(FieldType type) {
    FieldType other = FLAT[random.nextInt(FLAT.length)];
    return other == type
        ? (type == FieldType.STRING ? FieldType.INTEGER : FieldType.STRING)
        : other;
  }

  /** Polls until every row's edit of this round was emitted. */
  private void follow() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Set<Target> behind = behind(); !behind.isEmpty(); behind = behind()) {
      if (System.nanoTime() > deadline) {
        List<String> names = behind.stream().map(Target::name).toList();
        throw new IllegalStateException(
            "round " + round + ": rows of " + names + " never came; " + pipeline.failures());
      }
      Set<ChaosVendor> vendorsBehind = new LinkedHashSet<>();
      behind.forEach(target -> vendorsBehind.add(target.vendor()));
      pipeline.pollOnce(vendorsBehind);
    }
  }

  private Set<Target> behind() {
    Set<Target> behind = new LinkedHashSet<>();
    for (Target target : targets) {
      for (int i = 0; i < ROWS; i++) {
        String row = target.name() + "/" + target.vendor().id(target.object(), i);
        if (seen.getOrDefault(row, -1) < round) {
          behind.add(target);
        }
      }
    }
    return behind;
  }

  private void observe(ChaosVendor vendor, SourceRecord record) {
    String source = vendor.simulator().name() + "/";
    Struct value = (Struct) record.value();
    if (record.topic().endsWith("schema-changes")) {
      events.add(new Told(source + value.getString("stream"), Claim.of(value, round)));
    } else if (record.topic().endsWith("quarantine")) {
      quarantined.merge(source + value.getString("object"), 1, Integer::sum);
    } else if (!record.topic().endsWith("stream-status")) {
      String object = value.getString("_object");
      String touched = vendor.converts() ? "touched" : "Touched__c";
      Object at = value.schema().field(touched) == null ? null : value.get(touched);
      if (at != null) {
        seen.put(source + object + "/" + value.getString("_id"), Integer.parseInt(at.toString()));
      }
    }
  }

  private ChaosReport report() throws SQLException {
    Map<String, Integer> kinds = new TreeMap<>();
    Map<String, Integer> reasons = new TreeMap<>();
    List<String> unaccounted = new ArrayList<>();
    for (Made made : mutations) {
      Mutation mutation = made.mutation();
      kinds.merge(mutation.kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
      if (isTold(made)) {
        reasons.merge(mutation.kind() == Kind.TOO_LONG ? "quarantined" : "event", 1, Integer::sum);
      } else if (mutation.harmless().isPresent()) {
        reasons.merge(mutation.harmless().get(), 1, Integer::sum);
      } else {
        unaccounted.add(
            "round " + made.round() + ": " + mutation + " " + made.types() + told(mutation));
      }
    }
    List<String> missing = new ArrayList<>();
    long leaves = compare(missing);
    return new ChaosReport(
        mutations.size(),
        round,
        kinds,
        reasons,
        unaccounted,
        leaves,
        missing,
        pipeline.failures(),
        pipeline.deadLetters(),
        events.size(),
        pipeline.schemaVersions(),
        pipeline.largestOffset());
  }

  /** What was told of a mutation's field at any time, for whoever looks for what went wrong. */
  private List<String> told(Mutation mutation) {
    return events.stream()
        .filter(told -> mutation.isToldBy(told.stream(), told.claim()))
        .map(told -> " round " + told.claim().told() + ": " + told.claim().drift())
        .toList();
  }

  private boolean isTold(Made made) {
    if (made.mutation().kind() == Kind.TOO_LONG) {
      return quarantined.getOrDefault(made.mutation().stream(), 0) > 0;
    }
    return events.stream()
        .filter(told -> told.claim().told() >= made.round())
        .anyMatch(told -> made.mutation().isToldBy(told.stream(), told.claim()));
  }

  /** Looks up every leaf of every live row in the warehouse. */
  private long compare(List<String> missing) throws SQLException {
    Properties asTheSinkOpensIt = new Properties();
    asTheSinkOpensIt.setProperty("autoinstall_known_extensions", "false");
    asTheSinkOpensIt.setProperty("autoload_known_extensions", "false");
    long leaves = 0;
    try (Connection connection =
        DriverManager.getConnection("jdbc:duckdb:" + warehouse, asTheSinkOpensIt)) {
      for (Target target : targets) {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < ROWS; i++) {
          expected.add(target.vendor().id(target.object(), i));
        }
        Map<String, ObjectNode> rows = target.vendor().rows(target.object());
        rows.keySet().retainAll(expected);
        expected.removeAll(rows.keySet());
        expected.forEach(id -> missing.add(target.name() + "/" + id + " is not at the vendor"));
        for (Map.Entry<String, ObjectNode> row : rows.entrySet()) {
          String table = target.name().replace('/', '_').toLowerCase(Locale.ROOT);
          LandedRow landed = LandedRow.read(connection, table, row.getKey());
          for (LeafPaths.Leaf leaf : LeafPaths.of(row.getValue())) {
            leaves++;
            if (!landed.has(storable(leaf))) {
              missing.add(target.name() + "/" + row.getKey() + " " + leaf.steps());
            }
          }
        }
      }
    }
    return leaves;
  }

  /** No database can be relied on to keep a NUL in text: it lands as the replacement character. */
  private static LeafPaths.Leaf storable(LeafPaths.Leaf leaf) {
    return leaf.value().isTextual()
        ? new LeafPaths.Leaf(leaf.steps(), text(leaf.value().textValue().replace('\0', '\uFFFD')))
        : leaf;
  }

  private static String touched(Target target) {
    return target.vendor().converts() ? "touched" : "Touched__c";
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
