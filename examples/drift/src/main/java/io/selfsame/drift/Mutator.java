package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.drift.Mutation.Kind;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.FieldDrift.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes mutations of all kinds at random and enters them in the account. */
final class Mutator {
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int MOST_FIELDS = 45;
  private static final FieldType[] FLAT = {
    FieldType.STRING, FieldType.INTEGER, FieldType.NUMBER, FieldType.BOOLEAN
  };

  private final Random random;
  private final MutationAccount account;
  private final List<Runnable> returning = new ArrayList<>();
  private int round;
  private String lastTypes = "";

  Mutator(Random random, MutationAccount account) {
    this.random = random;
    this.account = account;
  }

  /** Brings back what was taken away for a while. */
  void bringBack() {
    List<Runnable> due = List.copyOf(returning);
    returning.clear();
    due.forEach(Runnable::run);
  }

  /** Changes an object in some way, if it can be changed in that way now. */
  void mutate(ChaosTarget target, int now) {
    round = now;
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
    if (field != null && kind.isOfShape() && !target.isShown(field.path)) {
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

  /** Rows that are too long take the longest to send. */
  private Kind anyKind() {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    boolean rare = kind == Kind.TOO_LONG || kind == Kind.HUGE || kind == Kind.REORDER;
    return rare && random.nextInt(4) > 0 ? Kind.RENAME : kind;
  }

  private void add(ChaosTarget target) {
    List<String> patterns = target.vendor().fieldNames(target.object());
    String pattern = patterns.get(random.nextInt(patterns.size()));
    boolean odd = !pattern.endsWith("__c") && random.nextInt(4) == 0;
    FieldType type = pattern.endsWith("__c") ? FieldType.STRING : anyType(target);
    ChaosFields.Field field =
        odd
            ? target.fields().known(target.fields().odd(pattern), type, round)
            : target.fields().add(pattern, type, round);
    target.drift(new FieldDrift.Add(field.path, target.fields().value(type)));
    if (!target.vendor().converts()) {
      target.set(field.path, target.fields().value(type));
    }
    made(Kind.ADD, target, field.path, Optional.empty(), Optional.empty());
  }

  private void drop(ChaosTarget target, ChaosFields.Field field) {
    target.drift(new FieldDrift.Remove(field.path));
    target.fields().remove(field);
    made(Kind.DROP, target, field.path, Optional.empty(), Optional.empty());
  }

  private void rename(ChaosTarget target, ChaosFields.Field field) {
    int dot = field.path.indexOf('.');
    String pattern =
        field.path.endsWith("__c")
            ? "%s__c"
            : field.path.substring(0, dot < 0 ? 0 : dot + 1).replace("%", "%%") + "%s";
    target.fields().remove(field);
    ChaosFields.Field heir = target.fields().add(pattern, field.type, round);
    String name = heir.path.substring(heir.path.indexOf('.') + 1);
    target.drift(new FieldDrift.Rename(field.path, name));
    if (!target.vendor().converts()) {
      target.set(heir.path, target.fields().value(heir.type));
    }
    made(Kind.RENAME, target, field.path, Optional.of(heir.path), Optional.empty());
  }

  private void retype(ChaosTarget target, ChaosFields.Field field, FieldType to) {
    lastTypes += " to " + to;
    boolean fits = to == FieldType.INTEGER && field.known.contains(FieldType.NUMBER);
    // Described values are written as the type from before, which a text is for all.
    fits |= !target.vendor().converts() && field.known.contains(FieldType.STRING);
    boolean known = !field.known.add(to) || fits;
    field.type = to;
    target.drift(new FieldDrift.Retype(field.path, to));
    if (!target.vendor().converts()) {
      target.set(field.path, target.fields().value(to));
    }
    target.fields().rest(field, round);
    made(
        to == FieldType.OBJECT || to == FieldType.ARRAY ? Kind.NEST : Kind.RETYPE,
        target,
        field.path,
        Optional.empty(),
        known ? Optional.of("the field had this type, or a wider one, before") : Optional.empty());
  }

  private void nest(ChaosTarget target, ChaosFields.Field field) {
    if (!target.vendor().nests() || field.path.startsWith("user_fields")) {
      return;
    }
    boolean nested = field.type == FieldType.OBJECT || field.type == FieldType.ARRAY;
    if (!nested) {
      retype(target, field, random.nextBoolean() ? FieldType.OBJECT : FieldType.ARRAY);
    }
  }

  /** Gone for a round or two, then back as if nothing had been. */
  private void flap(ChaosTarget target, ChaosFields.Field field) {
    target.drift(new FieldDrift.Remove(field.path));
    JsonNode value = target.fields().value(field.type);
    returning.add(
        () -> {
          target.drift(new FieldDrift.Add(field.path, value));
          if (!target.vendor().converts()) {
            target.drift(new FieldDrift.Retype(field.path, field.type));
            target.set(field.path, value);
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

  private void changeValue(ChaosTarget target, Kind kind, ChaosFields.Field field) {
    switch (kind) {
      case UNKNOWN_ENUM, UNICODE, HUGE -> {
        if (field.type != FieldType.STRING) {
          return;
        }
        String text =
            kind == Kind.HUGE ? "\u00e9".repeat(60_000) : target.fields().text() + "\t\u0001\0";
        boolean xml = target.vendor().simulator().name().equals("salesforce");
        target.set(field.path, text(xml ? text.replaceAll("\\p{Cntrl}", "") : text));
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
        target.upsert(target.id(0), reversed);
        made(
            kind,
            target,
            "",
            Optional.empty(),
            Optional.of("the order of members is no part of a schema"));
      }
      case TOO_LONG -> {
        String id = target.id(ChaosTarget.ROWS);
        String name = target.vendor().simulator().name().equals("salesforce") ? "LastName" : "huge";
        target.upsert(id, ChaosFields.patch(name, text("x".repeat(1_100_000))));
        made(kind, target, id, Optional.empty(), Optional.empty());
        returning.add(() -> target.vendor().simulator().delete(target.object(), id));
      }
      default -> throw new IllegalStateException(kind.name());
    }
  }

  /** Stripe's metadata is a map of the user's: its keys are data. */
  private static Optional<String> harmless(String path) {
    return path.startsWith("metadata.")
        ? Optional.of("keys of a map are values")
        : Optional.empty();
  }

  private void made(
      Kind kind,
      ChaosTarget target,
      String path,
      Optional<String> heir,
      Optional<String> harmless) {
    account.made(
        new Mutation(kind, target.name(), path, heir, harmless.or(() -> harmless(path))),
        round,
        lastTypes);
  }

  private FieldType anyType(ChaosTarget target) {
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

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
