package io.selfsame.warehouse.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.resolution.Entity;
import io.selfsame.resolution.KeyRule;
import io.selfsame.resolution.KeyRule.Strength;
import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.PairScore;
import io.selfsame.resolution.ResolutionRules;
import io.selfsame.resolution.match.FeatureWeights;
import io.selfsame.resolution.match.MatchModel;
import io.selfsame.resolution.match.VetoRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rules as a JSON document. Everything may be left out: what a document does not say is as in
 * {@link MatchRules#shipped}.
 */
public final class RulesDocument {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String OTHER_KEYS = "*";

  private RulesDocument() {}

  /**
   * Reads a document.
   *
   * @throws RulesException that names the line of what is no JSON, or the path of what is wrong
   */
  public static MatchRules read(String document) throws RulesException {
    JsonNode json;
    try {
      json = JSON.readTree(document);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new RulesException("line " + line, "not JSON, or a member is there twice");
    }
    RulesNode node = new RulesNode("", json);
    node.allowOnly(Set.of("version", "keys", "pairs", "models"));
    MatchRules shipped = MatchRules.shipped();
    return new MatchRules(rules(node, shipped.rules()), models(node.child("models"), shipped));
  }

  /** Writes rules so that they can be read again. */
  public static String write(MatchRules rules) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", rules.rules().version());
    ObjectNode keys = root.putObject("keys");
    new TreeMap<>(rules.rules().keys()).forEach((type, rule) -> write(keys.putObject(type), rule));
    write(keys.putObject(OTHER_KEYS), rules.rules().fallback());
    PairRules pairs = rules.rules().pairs();
    ObjectNode thresholds = root.putObject("pairs").put("enabled", pairs.enabled());
    if (pairs.enabled()) {
      thresholds
          .put("auto", probability(pairs.auto()))
          .put("review", probability(pairs.review()))
          .put("floor", probability(pairs.floor()))
          .put("largest_component", pairs.largestComponent());
    }
    ObjectNode models = root.putObject("models");
    rules.models().forEach(model -> write(models.putObject(name(model.entity())), model));
    return root.toPrettyString() + "\n";
  }

  private static ResolutionRules rules(RulesNode node, ResolutionRules shipped)
      throws RulesException {
    Map<String, KeyRule> keys = new HashMap<>(shipped.keys());
    KeyRule fallback = shipped.fallback();
    RulesNode types = node.child("keys");
    for (String type : types.names()) {
      if (type.equals(OTHER_KEYS)) {
        fallback = key(types.child(type), fallback);
      } else {
        keys.put(type, key(types.child(type), keys.getOrDefault(type, fallback)));
      }
    }
    return new ResolutionRules(
        node.child("version").text(shipped.version()),
        keys,
        fallback,
        pairs(node.child("pairs"), shipped.pairs()));
  }

  private static KeyRule key(RulesNode node, KeyRule was) throws RulesException {
    node.allowOnly(Set.of("priority", "limit", "exclusive", "strength"));
    String strength = node.child("strength").text(was.strength().name());
    try {
      return new KeyRule(
          node.child("priority").count(was.priority()),
          node.child("limit").count(was.maxFamilyNames()),
          node.child("exclusive").truth(was.exclusive()),
          Strength.valueOf(strength.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw node.problem(
          "the limit must be at least 1 and the strength system_id, personal_mailbox, shared_line"
              + " or evidence_only");
    }
  }

  private static PairRules pairs(RulesNode node, PairRules shipped) throws RulesException {
    node.allowOnly(Set.of("enabled", "auto", "review", "floor", "largest_component"));
    if (!node.child("enabled").truth(shipped.enabled())) {
      return PairRules.OFF;
    }
    try {
      return new PairRules(
          true,
          weight(node.child("auto"), shipped.auto()),
          weight(node.child("review"), shipped.review()),
          weight(node.child("floor"), shipped.floor()),
          node.child("largest_component").count(shipped.largestComponent()));
    } catch (IllegalArgumentException e) {
      throw node.problem(e.getMessage());
    }
  }

  private static long weight(RulesNode node, long shipped) throws RulesException {
    return node.json().isMissingNode() ? shipped : PairScore.weightOf(node.between(0, 1, 0.5));
  }

  private static double probability(long weight) {
    return new PairScore(weight, 0, Set.of()).probability();
  }

  private static List<MatchModel> models(RulesNode node, MatchRules shipped) throws RulesException {
    node.allowOnly(Set.of(name(Entity.PERSON), name(Entity.ORGANIZATION)));
    List<MatchModel> models = new ArrayList<>();
    for (MatchModel model : shipped.models()) {
      models.add(ModelReader.read(node.child(name(model.entity())), model));
    }
    return models;
  }

  private static void write(ObjectNode node, KeyRule rule) {
    node.put("priority", rule.priority())
        .put("limit", rule.maxFamilyNames())
        .put("exclusive", rule.exclusive())
        .put("strength", rule.strength().name().toLowerCase(Locale.ROOT));
  }

  private static void write(ObjectNode node, MatchModel model) {
    node.put("version", model.version())
        .put("prior", model.prior())
        .put("address_cap_bits", model.addressCap());
    VetoRules vetoes = model.vetoes();
    node.putObject("vetoes")
        .put("given_name", vetoes.givenName())
        .put("households", vetoes.households())
        .put("generation", vetoes.generation())
        .put("date_of_birth", vetoes.birthDate())
        .put("national_id", vetoes.nationalId());
    ObjectNode features = node.putObject("features");
    new TreeMap<>(model.weights())
        .forEach(
            (feature, weights) ->
                write(features.putObject(feature.id()), feature.levels(), weights));
    ObjectNode frequencies = node.putObject("frequencies");
    new TreeMap<>(model.frequencies())
        .forEach(
            (feature, table) -> {
              ObjectNode one = frequencies.putObject(feature.id()).put("rest", table.rest());
              ObjectNode shares = one.putObject("shares");
              new TreeMap<>(table.shares())
                  .forEach((hash, share) -> shares.put(Long.toHexString(hash), share));
            });
  }

  private static void write(ObjectNode node, List<String> levels, FeatureWeights weights) {
    for (int i = 0; i < levels.size(); i++) {
      node.putObject(levels.get(i)).put("m", weights.m().get(i)).put("u", weights.u().get(i));
    }
  }

  private static String name(Entity entity) {
    return entity.name().toLowerCase(Locale.ROOT);
  }
}
