package io.selfsame.resolution.match;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.Neighbourhood;
import io.selfsame.resolution.PairEdge;
import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.PairScore;
import io.selfsame.resolution.Profile;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.Resolution;
import io.selfsame.resolution.ResolutionRules;
import io.selfsame.resolution.Resolver;
import io.selfsame.resolution.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves rows in memory, as the warehouse would, and compares the profiles with the truth. */
public final class Evaluation {
  static final PairRules RULES = PairRules.of(0.99, 0.5, 0.02);
  private static final Set<String> NOT_ATTRIBUTES = Set.of("record_id", "source", "true_entity_id");
  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{2,4})");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:(\\d{1,2})-([A-Za-z]{3})-(\\d{2}))|(?:([A-Za-z]{3}) (\\d{1,2}) (\\d{4}))");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  final List<LiveRecord> records = new ArrayList<>();
  final List<ComparisonRecord> compared = new ArrayList<>();
  final Map<RecordRef, String> truth = new HashMap<>();
  final Map<RecordRef, Map<String, String>> rows = new HashMap<>();
  Map<Entity, MatchModel> models = new HashMap<>();
  Map<Entity, Training> trainings = new HashMap<>();
  PairRules pairRules = RULES;
  Resolution resolution;
  List<PairEdge> edges = new ArrayList<>();

  /** Reads rows, without some columns. */
  public Evaluation(Collection<Map<String, String>> rows, Set<String> without) {
    for (Map<String, String> row : rows) {
      RecordRef ref = new RecordRef(row.getOrDefault("source", "csv"), "row", row.get("record_id"));
      SortedMap<String, String> attributes = new TreeMap<>(row);
      attributes.keySet().removeAll(NOT_ATTRIBUTES);
      attributes.keySet().removeAll(without);
      Optional.ofNullable(attributes.remove("date_of_birth"))
          .ifPresent(date -> attributes.put("date_of_birth", iso(date)));
      boolean organization =
          attributes.containsKey("organization")
              && !attributes.containsKey("given_name")
              && !attributes.containsKey("family_name")
              && !attributes.containsKey("full_name");
      records.add(
          new LiveRecord(
              ref,
              organization ? Entity.ORGANIZATION : Entity.PERSON,
              Optional.empty(),
              Instant.EPOCH,
              attributes,
              new TreeSet<>(),
              new TreeMap<>(),
              new TreeSet<>(),
              "test",
              false));
      truth.put(ref, row.get("true_entity_id"));
      this.rows.put(ref, row);
    }
    records.forEach(record -> compared.add(ComparisonRecord.of(record)));
  }

  /** Trains on the records themselves. */
  public Evaluation trained() {
    for (MatchModel model : List.of(DefaultModels.person(), DefaultModels.organization())) {
      Training training = new Trainer(model).train(compared, "self");
      trainings.put(model.entity(), training);
      models.put(model.entity(), training.model());
      if (model.entity() == Entity.PERSON) {
        pairRules = training.rules();
      }
    }
    return this;
  }

  /** Uses the models that ship. */
  public Evaluation untrained() {
    models.put(Entity.PERSON, DefaultModels.person());
    models.put(Entity.ORGANIZATION, DefaultModels.organization());
    return this;
  }

  /** Scores and clusters. */
  public Evaluation resolve() {
    Map<Entity, PairScorer> scorers = new HashMap<>();
    models.forEach((entity, model) -> scorers.put(entity, new PairScorer(model)));
    CandidatePairs.forEach(
        compared,
        (one, other) -> {
          ComparisonRecord a = compared.get(one);
          ComparisonRecord b = compared.get(other);
          PairScore score = scorers.get(a.entity()).score(a, b);
          if (score.weight() >= RULES.floor() || !score.vetoes().isEmpty()) {
            edges.add(PairEdge.of(a.ref(), b.ref(), score, "self"));
          }
        });
    ResolutionRules rules = ResolutionRules.defaults().with(pairRules);
    resolution =
        new Resolver(rules)
            .resolve(new Neighbourhood(records, Set.of(), List.of(), edges, List.of()));
    return this;
  }

  /** Precision, recall and F1 of pairs, and how many reviews there are. */
  public Score score() {
    long found = 0;
    long right = 0;
    Map<String, Long> sizes = new HashMap<>();
    truth.values().forEach(entity -> sizes.merge(entity, 1L, Long::sum));
    long wanted = sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    int largest = 0;
    Map<RecordRef, Profile> profileOf = new HashMap<>();
    for (Profile profile : resolution.profiles()) {
      Map<String, Long> inside = new HashMap<>();
      profile.members().forEach(ref -> inside.merge(truth.get(ref), 1L, Long::sum));
      profile.members().forEach(ref -> profileOf.put(ref, profile));
      long n = profile.members().size();
      largest = (int) Math.max(largest, n);
      found += n * (n - 1) / 2;
      right += inside.values().stream().mapToLong(k -> k * (k - 1) / 2).sum();
    }
    long reviews = 0;
    long inReview = 0;
    for (Review review :
        resolution.components().stream().flatMap(c -> c.reviews().stream()).toList()) {
      reviews++;
      for (RecordRef a : profileOf.get(review.a()).members()) {
        for (RecordRef b : profileOf.get(review.b()).members()) {
          inReview += truth.get(a).equals(truth.get(b)) ? 1 : 0;
        }
      }
    }
    double precision = found == 0 ? 1 : (double) right / found;
    double recall = wanted == 0 ? 1 : (double) right / wanted;
    return new Score(
        precision,
        recall,
        2 * precision * recall / (precision + recall),
        wanted == 0 ? 1 : Math.min(1, (double) (right + inReview) / wanted),
        reviews,
        largest);
  }

  /** Which pairs are wrong, for a person to read. */
  List<String> errors(int most) {
    List<String> errors = new ArrayList<>();
    Map<RecordRef, Profile> profileOf = new HashMap<>();
    resolution.profiles().forEach(p -> p.members().forEach(ref -> profileOf.put(ref, p)));
    Map<Set<RecordRef>, PairEdge> known = new HashMap<>();
    edges.forEach(edge -> known.put(Set.of(edge.a(), edge.b()), edge));
    for (int i = 0; i < compared.size() && errors.size() < most; i++) {
      for (int j = 0; j < i && errors.size() < most; j++) {
        RecordRef a = compared.get(i).ref();
        RecordRef b = compared.get(j).ref();
        boolean one = truth.get(a).equals(truth.get(b));
        boolean joined = profileOf.get(a).equals(profileOf.get(b));
        if (one != joined) {
          PairEdge edge = known.get(Set.of(a, b));
          errors.add(
              (one ? "MISSED " : "WRONG ")
                  + (edge == null
                      ? "not a candidate or below"
                      : edge.score().weight() / 1000.0
                          + " "
                          + edge.score().vetoes()
                          + Levels.named(edge.score().levels()))
                  + "\n   "
                  + shown(a)
                  + "\n   "
                  + shown(b));
        }
      }
    }
    return errors;
  }

  private String shown(RecordRef ref) {
    return new TreeMap<>(rows.get(ref)).toString();
  }

  /** How good a resolution is. */
  public record Score(
      double precision,
      double recall,
      double f1,
      double recallWithReviews,
      long reviews,
      int largest) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "P %.4f R %.4f F1 %.4f R+review %.4f reviews %d largest %d",
          precision,
          recall,
          f1,
          recallWithReviews,
          reviews,
          largest);
    }
  }

  static String iso(String date) {
    Matcher slashed = SLASHED.matcher(date);
    if (slashed.matches()) {
      return date(slashed.group(3), Integer.parseInt(slashed.group(1)), slashed.group(2));
    }
    Matcher named = NAMED.matcher(date);
    if (named.matches()) {
      boolean dashed = named.group(1) != null;
      int month = MONTHS.indexOf(named.group(dashed ? 2 : 4).toLowerCase(Locale.ROOT)) + 1;
      return date(named.group(dashed ? 3 : 6), month, named.group(dashed ? 1 : 5));
    }
    return date;
  }

  private static String date(String year, int month, String day) {
    int y = Integer.parseInt(year);
    return "%04d-%02d-%02d"
        .formatted(y < 30 ? 2000 + y : y < 100 ? 1900 + y : y, month, Integer.parseInt(day));
  }
}
