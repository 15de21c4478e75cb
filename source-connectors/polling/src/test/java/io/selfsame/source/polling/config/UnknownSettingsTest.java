package io.selfsame.source.polling.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.selfsame.source.polling.vendor.SettingProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {
  private static final Set<String> KNOWN = Set.of("stripe.objects", "stripe.api.key");

  @ParameterizedTest
  @ValueSource(strings = {"stripe.object", "stripe.objetcs", "strip.objects", "stripe_objects"})
  void aMisspeltNameIsReportedOnTheSettingThatWasMeant(String typo) {
    List<SettingProblem> problems = UnknownSettings.problems(KNOWN, Map.of(typo, "x"));

    assertEquals(
        List.of(
            new SettingProblem(
                "stripe.objects",
                "unknown setting '" + typo + "', did you mean 'stripe.objects'?")),
        problems);
  }

  @Test
  void settingsOfOthersAreLeftAlone() {
    Map<String, String> given =
        Map.of("tasks.max", "1", "transforms", "x", "owner.team", "crm", "stripe.api.key", "k");

    assertEquals(List.of(), UnknownSettings.problems(KNOWN, given));
  }
}
