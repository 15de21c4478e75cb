package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.vendor.FieldDrift;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
  private static final int PER_ROUND = 14;
  private static final int RESTART_EVERY = 9;
  private final Random random;
  private final Path warehouse;
  private final Mutator mutator;
  private final List<ChaosVendor> vendors = ChaosVendor.all();
  private final List<ChaosTarget> targets = new ArrayList<>();
  private final MutationAccount account = new MutationAccount();
  private final Map<String, Integer> seen = new HashMap<>();
  private final ChaosPipeline pipeline;
  private int round;

  MutationChaos(long seed, Path folder) {
    this.random = new Random(seed);
    this.mutator = new Mutator(random, account);
    this.warehouse = folder.resolve("chaos.duckdb");
    for (ChaosVendor vendor : vendors) {
      for (String object : vendor.objects()) {
        ChaosTarget target = new ChaosTarget(vendor, object, new ChaosFields(random));
        targets.add(target);
        target.drift(new FieldDrift.Add(target.touched(), text("0")));
        edit(target, JsonNodeFactory.instance.objectNode());
      }
    }
    this.pipeline = new ChaosPipeline(vendors, warehouse, this::observe);
  }

  /** Runs until so many mutations were made, and lets the last ones settle. */
  ChaosReport run(int count) throws InterruptedException, SQLException {
    follow();
    while (account.mutations() < count) {
      round++;
      mutator.bringBack();
      for (int i = 0; i < PER_ROUND && account.mutations() < count; i++) {
        mutator.mutate(targets.get(random.nextInt(targets.size())), round);
      }
      editAll();
      if (round % RESTART_EVERY == 0) {
        pipeline.restart(vendors.get(random.nextInt(vendors.size())));
      }
      follow();
    }
    for (int i = 0; i < ChaosFields.REST; i++) {
      round++;
      mutator.bringBack();
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
    for (ChaosTarget target : targets) {
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
  private void edit(ChaosTarget target, ObjectNode patch) {
    ObjectNode all = patch.deepCopy().put(target.touched(), Integer.toString(round));
    if (target.vendor().simulator().name().equals("salesforce")) {
      all.put("LastName", "Chaos " + round);
    }
    target.ids().forEach(id -> target.upsert(id, all));
  }

  /** Polls until every row's edit of this round was emitted. */
  private void follow() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Set<ChaosTarget> behind = behind(); !behind.isEmpty(); behind = behind()) {
      if (System.nanoTime() > deadline) {
        List<String> names = behind.stream().map(ChaosTarget::name).toList();
        throw new IllegalStateException(
            "round " + round + ": rows of " + names + " never came; " + pipeline.failures());
      }
      Set<ChaosVendor> vendorsBehind = new LinkedHashSet<>();
      behind.forEach(target -> vendorsBehind.add(target.vendor()));
      pipeline.pollOnce(vendorsBehind);
    }
  }

  private Set<ChaosTarget> behind() {
    Set<ChaosTarget> behind = new LinkedHashSet<>();
    for (ChaosTarget target : targets) {
      if (target.ids().stream()
          .anyMatch(id -> seen.getOrDefault(target.name() + "/" + id, -1) < round)) {
        behind.add(target);
      }
    }
    return behind;
  }

  private void observe(ChaosVendor vendor, SourceRecord record) {
    String source = vendor.simulator().name() + "/";
    Struct value = (Struct) record.value();
    if (record.topic().endsWith("schema-changes")) {
      account.told(source + value.getString("stream"), Claim.of(value, round));
    } else if (record.topic().endsWith("quarantine")) {
      account.leftOut(source + value.getString("object"));
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
    LandedComparison landed = LandedComparison.of(warehouse, targets);
    return new ChaosReport(
        account.mutations(),
        round,
        account.kinds(),
        account.reasons(),
        account.unaccounted(),
        landed.leaves(),
        landed.missing(),
        pipeline.failures(),
        pipeline.deadLetters(),
        account.events(),
        pipeline.schemaVersions(),
        pipeline.largestOffset());
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
