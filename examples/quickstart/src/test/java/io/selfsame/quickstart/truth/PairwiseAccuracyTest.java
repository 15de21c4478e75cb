package io.selfsame.quickstart.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.selfsame.quickstart.truth.PairwiseAccuracy.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairwiseAccuracyTest {
  @Test
  void countsPairsThatAreTogetherAndPairsThatShouldBe() {
    PairwiseAccuracy accuracy =
        PairwiseAccuracy.of(
            List.of(
                new Placement("ann", "1"),
                new Placement("ann", "1"),
                new Placement("ann", "2"),
                new Placement("bob", "2"),
                new Placement("carl", "3")));
    assertEquals(new PairwiseAccuracy(3, 2, 1), accuracy);
    assertEquals(0.5, accuracy.precision());
    assertEquals(1.0 / 3, accuracy.recall(), 1e-12);
    assertEquals(0.4, accuracy.f1(), 1e-12);
  }

  @Test
  void nothingToFindAndNothingFoundIsPerfect() {
    PairwiseAccuracy accuracy = PairwiseAccuracy.of(List.of(new Placement("ann", "1")));
    assertEquals(1.0, accuracy.f1());
  }
}
