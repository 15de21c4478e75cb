package io.selfsame.resolution.match;

import static io.selfsame.resolution.match.Feature.BIRTH_PLACE;
import static io.selfsame.resolution.match.Feature.CITY;
import static io.selfsame.resolution.match.Feature.DATE_OF_BIRTH;
import static io.selfsame.resolution.match.Feature.DOCUMENT;
import static io.selfsame.resolution.match.Feature.EMAIL;
import static io.selfsame.resolution.match.Feature.EMAIL_AND_NAME;
import static io.selfsame.resolution.match.Feature.FAMILY_NAME;
import static io.selfsame.resolution.match.Feature.GENDER;
import static io.selfsame.resolution.match.Feature.GIVEN_NAME;
import static io.selfsame.resolution.match.Feature.LOCALITY;
import static io.selfsame.resolution.match.Feature.MIDDLE_NAME;
import static io.selfsame.resolution.match.Feature.NATIONAL_ID;
import static io.selfsame.resolution.match.Feature.OCCUPATION;
import static io.selfsame.resolution.match.Feature.ORGANIZATION;
import static io.selfsame.resolution.match.Feature.PHONE;
import static io.selfsame.resolution.match.Feature.POSTAL_CODE;
import static io.selfsame.resolution.match.Feature.REGION;
import static io.selfsame.resolution.match.Feature.STREET;

import io.selfsame.resolution.Entity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The models that ship: where no data to learn from is at hand, and what learning starts from. */
public final class DefaultModels {
  private static final double PRIOR = 4e-5;
  private static final double ADDRESS_CAP = 16;
  private static final String VERSION = "2026.1";

  private DefaultModels() {}

  /** The model for people. */
  public static MatchModel person() {
    Map<Feature, FeatureWeights> weights = new EnumMap<>(Feature.class);
    put(
        weights,
        GIVEN_NAME,
        "0.72 0.04 0.03 0.09 0.04 0.06 0.02",
        "0.006 0.003 0.003 0.004 0.01 0.9735 0.0005");
    put(weights, FAMILY_NAME, "0.78 0.1 0.03 0.02 0.07", "0.003 0.003 0.004 0.001 0.989");
    put(weights, MIDDLE_NAME, "0.7 0.2 0.1", "0.01 0.05 0.94");
    put(weights, EMAIL, "0.75 0.05 0.12 0.08", "0.00001 0.0004 0.0001 0.99949");
    put(weights, EMAIL_AND_NAME, "0.65 0.2 0.15", "0.0005 0.01 0.9895");
    put(weights, PHONE, "0.75 0.1 0.15", "0.00001 0.00005 0.99994");
    put(
        weights,
        DATE_OF_BIRTH,
        "0.85 0.02 0.06 0.02 0.02 0.01 0.02",
        "0.00006 0.00004 0.001 0.0015 0.0145 0.01 0.9729");
    put(weights, STREET, "0.62 0.14 0.06 0.03 0.15", "0.00004 0.0001 0.001 0.02 0.97886");
    put(weights, LOCALITY, "0.65 0.1 0.25", "0.001 0.003 0.996");
    put(weights, POSTAL_CODE, "0.75 0.1 0.15", "0.001 0.005 0.994");
    put(weights, CITY, "0.73 0.1 0.17", "0.01 0.005 0.985");
    put(weights, REGION, "0.88 0.12", "0.15 0.85");
    put(weights, NATIONAL_ID, "0.88 0.07 0.05", "0.00001 0.00005 0.99994");
    put(weights, DOCUMENT, "0.88 0.07 0.05", "0.00001 0.00005 0.99994");
    put(weights, ORGANIZATION, "0.7 0.1 0.1 0.1", "0.002 0.001 0.02 0.977");
    put(weights, BIRTH_PLACE, "0.75 0.1 0.15", "0.01 0.01 0.98");
    put(weights, OCCUPATION, "0.7 0.08 0.22", "0.05 0.01 0.94");
    put(weights, GENDER, "0.96 0.04", "0.5 0.5");
    return new MatchModel(
        "person-" + VERSION,
        Entity.PERSON,
        PRIOR,
        weights,
        Map.of(),
        ADDRESS_CAP,
        VetoRules.CAREFUL);
  }

  /** The model for organizations. */
  public static MatchModel organization() {
    Map<Feature, FeatureWeights> weights = new EnumMap<>(person().weights());
    weights
        .keySet()
        .removeAll(
            List.of(GIVEN_NAME, FAMILY_NAME, MIDDLE_NAME, DATE_OF_BIRTH, GENDER, EMAIL_AND_NAME));
    put(weights, ORGANIZATION, "0.6 0.2 0.12 0.08", "0.0001 0.0004 0.01 0.9895");
    return new MatchModel(
        "organization-" + VERSION,
        Entity.ORGANIZATION,
        PRIOR,
        weights,
        Map.of(),
        ADDRESS_CAP,
        VetoRules.CAREFUL);
  }

  private static void put(
      Map<Feature, FeatureWeights> weights, Feature feature, String m, String u) {
    weights.put(feature, new FeatureWeights(numbers(m), numbers(u)));
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
  }
}
