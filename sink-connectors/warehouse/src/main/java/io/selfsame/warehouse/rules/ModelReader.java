package io.selfsame.warehouse.rules;

import io.selfsame.resolution.match.Feature;
import io.selfsame.resolution.match.FeatureWeights;
import io.selfsame.resolution.match.MatchModel;
import io.selfsame.resolution.match.TermFrequencies;
import io.selfsame.resolution.match.VetoRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the models of a rules document; what one does not say is as in the model that ships. */
final class ModelReader {
  private ModelReader() {}

  static MatchModel read(RulesNode node, MatchModel shipped) throws RulesException {
    node.allowOnly(
        Set.of("version", "prior", "address_cap_bits", "vetoes", "features", "frequencies"));
    Map<Feature, FeatureWeights> weights = new EnumMap<>(Feature.class);
    weights.putAll(shipped.weights());
    RulesNode features = node.child("features");
    for (String name : features.names()) {
      RulesNode feature = features.child(name);
      weights.put(feature(feature, name), weights(feature, feature(feature, name)));
    }
    return new MatchModel(
        node.child("version").text(shipped.version()),
        shipped.entity(),
        node.child("prior").between(0, 1, shipped.prior()),
        weights,
        frequencies(node.child("frequencies"), shipped),
        node.child("address_cap_bits").between(0, 1000, shipped.addressCap()),
        vetoes(node.child("vetoes"), shipped.vetoes()));
  }

  private static FeatureWeights weights(RulesNode node, Feature feature) throws RulesException {
    node.allowOnly(Set.copyOf(feature.levels()));
    List<Double> m = new ArrayList<>();
    List<Double> u = new ArrayList<>();
    for (String level : feature.levels()) {
      RulesNode weight = node.child(level);
      weight.allowOnly(Set.of("m", "u"));
      // Zero is outside, so that what a level leaves out is told.
      m.add(weight.child("m").between(0, 1, 0));
      u.add(weight.child("u").between(0, 1, 0));
    }
    return new FeatureWeights(m, u);
  }

  private static Map<Feature, TermFrequencies> frequencies(RulesNode node, MatchModel shipped)
      throws RulesException {
    Map<Feature, TermFrequencies> frequencies = new HashMap<>(shipped.frequencies());
    for (String name : node.names()) {
      RulesNode feature = node.child(name);
      feature.allowOnly(Set.of("rest", "shares"));
      Map<Long, Double> shares = new HashMap<>();
      RulesNode table = feature.child("shares");
      for (String hash : table.names()) {
        shares.put(hash(table.child(hash), hash), table.child(hash).between(0, 1.000001, 0));
      }
      double rest = feature.child("rest").between(-1e-12, 1, 0);
      frequencies.put(feature(feature, name), new TermFrequencies(shares, rest));
    }
    return frequencies;
  }

  private static long hash(RulesNode node, String hash) throws RulesException {
    try {
      return Long.parseUnsignedLong(hash, 16);
    } catch (NumberFormatException e) {
      throw node.problem("a hash of 64 bits in hexadecimal digits is needed");
    }
  }

  private static VetoRules vetoes(RulesNode node, VetoRules shipped) throws RulesException {
    node.allowOnly(
        Set.of("given_name", "households", "generation", "date_of_birth", "national_id"));
    return new VetoRules(
        node.child("given_name").truth(shipped.givenName()),
        node.child("households").truth(shipped.households()),
        node.child("generation").truth(shipped.generation()),
        node.child("date_of_birth").truth(shipped.birthDate()),
        node.child("national_id").truth(shipped.nationalId()));
  }

  private static Feature feature(RulesNode node, String name) throws RulesException {
    Optional<Feature> feature =
        Arrays.stream(Feature.values()).filter(known -> known.id().equals(name)).findFirst();
    return feature.orElseThrow(() -> node.problem("no such feature"));
  }
}
