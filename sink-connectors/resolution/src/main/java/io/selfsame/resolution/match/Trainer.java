package io.selfsame.resolution.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns a model from records without knowing who is who: how often strangers agree from pairs
 * taken at random, how often one person's records do by expectation maximization over several
 * choices of pairs, and how frequent values are. A function of the set of records.
 */
public final class Trainer {
  private static final int LEAST_RECORDS = 500;
  private static final double PSEUDO_PAIRS = 1000;
  private static final double LEAST_U = 1e-6;
  private static final double GIVEN_ELSE_MOST = 0.15;
  private static final double SURE_BITS = 5;

  /** Whose values are one person's unless many share one. */
  private static final Set<Feature> IDENTIFYING =
      EnumSet.of(
          Feature.EMAIL,
          Feature.PHONE,
          Feature.DATE_OF_BIRTH,
          Feature.STREET,
          Feature.NATIONAL_ID,
          Feature.DOCUMENT);

  /** What pairs of a session agree on, and what that fixes. */
  private static final Map<String, Set<Feature>> SESSIONS = new LinkedHashMap<>();

  static {
    SESSIONS.put("names", EnumSet.of(Feature.GIVEN_NAME, Feature.FAMILY_NAME));
    SESSIONS.put("date of birth", EnumSet.of(Feature.DATE_OF_BIRTH));
    SESSIONS.put("street", EnumSet.of(Feature.STREET));
    SESSIONS.put("e-mail", EnumSet.of(Feature.EMAIL));
    SESSIONS.put("phone", EnumSet.of(Feature.PHONE));
    SESSIONS.put("national id", EnumSet.of(Feature.NATIONAL_ID));
    SESSIONS.put(
        "postal code and family name", EnumSet.of(Feature.POSTAL_CODE, Feature.FAMILY_NAME));
    SESSIONS.put("organization", EnumSet.of(Feature.ORGANIZATION));
    SESSIONS.put(
        "birth place and family name", EnumSet.of(Feature.BIRTH_PLACE, Feature.FAMILY_NAME));
  }

  private final MatchModel start;

  /**
   * @param start the model that learning starts from and is held back by
   */
  public Trainer(MatchModel start) {
    this.start = start;
  }

  /** Learns from records of the model's entity; fewer than 500 teach only how common values are. */
  public Training train(Collection<ComparisonRecord> records, String version) {
    Sample sample = new Sample(records.stream().filter(r -> r.entity() == start.entity()).toList());
    MatchModel model = named(version);

    if (sample.records.size() < 2) {
      return new Training(
          model, Thresholds.CAREFUL, sample.records.size(), 0, List.of(), histogram(sample, model));
    }
    model = withPrior(model, sample);
    model = withPrior(withU(model, sample), sample);
    model = withFrequencies(model, sample);
    List<String> taught = new ArrayList<>();
    if (sample.records.size() >= LEAST_RECORDS) {
      model = withPrior(withM(model, sample, taught), sample);
      model = withFrequencies(withU(model, sample), sample);
    }
    model = withPrior(withVetoes(model, sample), sample);
    return new Training(
        model,
        Thresholds.of(model, sample),
        sample.records.size(),
        sample.pairs.size(),
        taught,
        histogram(sample, model));
  }

  private MatchModel named(String version) {
    return new MatchModel(
        version,
        start.entity(),
        start.prior(),
        start.weights(),
        start.frequencies(),
        start.addressCap(),
        start.vetoes());
  }

  private MatchModel withU(MatchModel model, Sample sample) {
    PairScorer scorer = new PairScorer(model);
    Map<Feature, double[]> seen = new EnumMap<>(Feature.class);
    start
        .weights()
        .forEach((feature, weights) -> seen.put(feature, new double[weights.u().size()]));
    for (int i = 0; i < sample.randomPairs.size(); i++) {
      long levels = sample.randomLevels.get(i);
      int[] pair = sample.randomPairs.get(i);
      if (scorer.bits(levels, sample.records.get(pair[0]), sample.records.get(pair[1])) < 0) {
        seen.forEach(
            (feature, counts) -> {
              int level = Levels.at(levels, feature);
              if (level != Levels.MISSING) {
                counts[level]++;
              }
            });
      }
    }
    Map<Feature, FeatureWeights> weights = new EnumMap<>(Feature.class);
    seen.forEach(
        (feature, counts) -> {
          List<Double> prior = start.weights().get(feature).u();
          double total = 0;
          for (double count : counts) {
            total += count;
          }
          List<Double> u = new ArrayList<>();
          for (int level = 0; level < counts.length; level++) {
            double share =
                (counts[level] + PSEUDO_PAIRS * prior.get(level)) / (total + PSEUDO_PAIRS);
            u.add(Math.max(LEAST_U, share));
          }
          weights.put(feature, new FeatureWeights(model.weights().get(feature).m(), u));
        });
    return model.withWeights(model.prior(), weights);
  }

  private MatchModel withFrequencies(MatchModel model, Sample sample) {
    int[] people = sample.clusters(new PairScorer(model), SURE_BITS);
    Map<Feature, TermFrequencies> frequencies = new EnumMap<>(Feature.class);
    for (Feature feature : model.weights().keySet()) {
      Map<String, Integer> holders = sample.holders(feature, people);
      double total = holders.values().stream().mapToInt(Integer::intValue).sum();
      boolean identifying = IDENTIFYING.contains(feature);
      if (total >= 20) {
        Map<Long, Double> shares = new HashMap<>();
        holders.forEach(
            (value, count) -> {
              if (count > (identifying ? 3 : 1)) {
                shares.put(Hash.of(value), (count - 1) / total);
              }
            });
        frequencies.put(feature, new TermFrequencies(shares, identifying ? 0 : 0.5 / total));
      }
    }
    return new MatchModel(
        model.version(),
        model.entity(),
        model.prior(),
        model.weights(),
        frequencies,
        model.addressCap(),
        model.vetoes());
  }

  private MatchModel withM(MatchModel model, Sample sample, List<String> taught) {
    List<Map<Feature, FeatureWeights>> learnt = new ArrayList<>();
    SESSIONS.forEach(
        (name, fixed) -> {
          Session session = new Session(model, fixed);
          for (long levels : sample.levels) {
            if (fixed.stream().allMatch(feature -> Levels.at(levels, feature) == 0)) {
              session.add(levels);
            }
          }
          session
              .learn()
              .ifPresent(
                  weights -> {
                    learnt.add(weights);
                    taught.add(name);
                  });
        });
    Map<Feature, FeatureWeights> weights = new EnumMap<>(Feature.class);
    model.weights().forEach((feature, was) -> weights.put(feature, median(feature, was, learnt)));
    return model.withWeights(model.prior(), weights);
  }

  private static FeatureWeights median(
      Feature feature, FeatureWeights was, List<Map<Feature, FeatureWeights>> learnt) {
    List<FeatureWeights> all =
        learnt.stream().filter(w -> w.containsKey(feature)).map(w -> w.get(feature)).toList();
    if (all.isEmpty()) {
      return was;
    }
    double[] m = new double[was.m().size()];
    double total = 0;
    for (int level = 0; level < m.length; level++) {
      int at = level;
      double[] values = all.stream().mapToDouble(w -> w.m().get(at)).sorted().toArray();
      int middle = values.length / 2;
      m[level] =
          values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
      if (feature == Feature.GIVEN_NAME && level == NameComparison.GIVEN_ELSE) {
        m[level] = Math.min(GIVEN_ELSE_MOST, m[level]);
      }
      total += m[level];
    }
    List<Double> normalized = new ArrayList<>();
    for (double value : m) {
      normalized.add(value / total);
    }
    return new FeatureWeights(normalized, was.u());
  }

  /** The share of pairs that are one person's: what the model itself expects, taken again. */
  private static MatchModel withPrior(MatchModel model, Sample sample) {
    MatchModel at = model;
    for (int round = 0; round < 6; round++) {
      PairScorer scorer = new PairScorer(at);
      double expected = 0;
      for (int i = 0; i < sample.pairs.size(); i++) {
        int[] pair = sample.pairs.get(i);
        double bits =
            scorer.bits(
                sample.levels.get(i), sample.records.get(pair[0]), sample.records.get(pair[1]));
        expected += 1 / (1 + Math.pow(2, -bits));
      }
      double least = 0.02 / sample.records.size();
      double prior = Math.max(least, Math.min(0.05, expected / sample.allPairs()));
      at = at.withWeights(prior, at.weights());
    }
    return at;
  }

  /**
   * Whether people who live together are among the records: whether of pairs that share family name
   * and street a part worth mentioning are two people by given name and date of birth.
   */
  private static MatchModel withVetoes(MatchModel model, Sample sample) {
    int together = 0;
    int others = 0;
    for (long levels : sample.levels) {
      if (Levels.at(levels, Feature.STREET) == 0
          && Levels.at(levels, Feature.FAMILY_NAME) == 0
          && Levels.at(levels, Feature.DATE_OF_BIRTH) != Levels.MISSING) {
        together++;
        if (Levels.at(levels, Feature.GIVEN_NAME) == NameComparison.GIVEN_ELSE
            && Levels.at(levels, Feature.DATE_OF_BIRTH) >= BirthComparison.ELSE - 2) {
          others++;
        }
      }
    }
    boolean households = together < 100 || others > 0.03 * together;
    VetoRules was = model.vetoes();
    return new MatchModel(
        model.version(),
        model.entity(),
        model.prior(),
        model.weights(),
        model.frequencies(),
        households ? model.addressCap() : 1.5 * model.addressCap(),
        new VetoRules(
            was.givenName(), households, was.generation(), was.birthDate(), was.nationalId()));
  }

  private static List<Long> histogram(Sample sample, MatchModel model) {
    long[] bins = new long[Training.HIGHEST - Training.LOWEST + 1];
    PairScorer scorer = new PairScorer(model);
    for (int i = 0; i < sample.pairs.size(); i++) {
      int[] pair = sample.pairs.get(i);
      double bits =
          scorer.bits(
              sample.levels.get(i), sample.records.get(pair[0]), sample.records.get(pair[1]));
      int bin = (int) Math.max(Training.LOWEST, Math.min(Training.HIGHEST, Math.floor(bits)));
      bins[bin - Training.LOWEST]++;
    }
    return java.util.Arrays.stream(bins).boxed().toList();
  }
}
