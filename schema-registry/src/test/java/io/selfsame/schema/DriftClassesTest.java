package io.selfsame.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * One test for each class of drift. A history is twelve windows of one shape, then twelve of
 * another; a row has the same id for three windows, and values of its own.
 */
class DriftClassesTest {
  private static final int BEFORE = 12;
  private static final int WINDOWS = 24;

  @Test
  void anAddedFieldIsAddedWhetherItIsAFieldOrInsideOne() {
    assertTold("add b", i -> "'a':" + i, i -> "'a':1,'b':2");
    assertTold("add-nested o.b", i -> "'o':{'a':1}", i -> "'o':{'a':1,'b':2}");
  }

  @Test
  void aRemovedFieldIsToldOnceItStayedAway() {
    assertTold("remove b", i -> "'a':1,'b':2", i -> "'a':1");
    assertTold("remove o.b", i -> "'o':{'a':1,'b':2}", i -> "'o':{'a':1}");
  }

  @Test
  void aRemovedFieldThatComesAgainHasReturned() {
    List<String> told = told(i -> i < 6 || i > 18 ? "'a':1,'b':2" : "'a':1");

    assertEquals(List.of("remove b", "return b"), told);
  }

  @Test
  void aGapOfAWindowIsAFlapAndNoRemoval() {
    assertEquals(List.of("flap b"), told(i -> i == 8 ? "'a':1" : "'a':1,'b':2"));
  }

  @Test
  void aFieldThatIsThereForAWindowIsAFlap() {
    assertEquals(List.of("add b", "flap b"), told(i -> i == 12 ? "'a':1,'b':2" : "'a':1"));
  }

  @Test
  void whatAlwaysCameAndWentIsNoDrift() {
    assertEquals(List.of(), told(i -> i % 3 == 0 ? "'a':1,'b':2" : "'a':1"));
  }

  @Test
  void aWiderTypeIsWidened() {
    assertTold("widen n", i -> "'n':1", i -> "'n':1.5");
    assertTold("widen n", i -> "'n':1", i -> "'n':'one'");
    assertTold("widen o.n", i -> "'o':{'n':1}", i -> "'o':{'n':'one'}");
  }

  @Test
  void aScalarThatBecomesAnObjectOrAListIsIncompatible() {
    assertTold("incompatible n", i -> "'n':'x'", i -> "'n':{'text':'x'}");
    assertTold("incompatible n", i -> "'n':'x'", i -> "'n':['x']");
    assertTold("incompatible n", i -> "'n':{'text':'x'}", i -> "'n':'x'");
    assertTold("incompatible o.n", i -> "'o':{'n':{'a':1}}", i -> "'o':{'n':[1]}");
  }

  @Test
  void aReferenceThatIsExpandedNowAndThenIsNotIncompatible() {
    assertEquals(
        List.of("expand owner"),
        told(i -> i % 4 == 2 ? "'owner':{'id':'u" + i + "','n':1}" : "'owner':'u" + i + "'"));
  }

  @Test
  void aReferenceThatIsAnObjectFromNowOnIsIncompatible() {
    List<String> told =
        told(i -> i < BEFORE ? "'owner':'u" + i + "'" : "'owner':{'id':'u" + i + "'}");

    assertEquals(List.of("expand owner", "incompatible owner"), told);
  }

  @Test
  void anotherNameWithTheSameValuesIsARename() {
    assertTold("rename phone>tel", i -> "'phone':'+39" + i + "'", i -> "'tel':'+39" + i + "'");
    List<String> told =
        told(i -> i < 13 ? "'mobile':'+39" + i / 3 + "'" : "'contact_line':'+39" + i / 3 + "'");

    assertTrue(told.contains("rename mobile>contact_line"), "same row, same value: " + told);
  }

  @Test
  void anotherNameWhileTheOldOneIsStillThereIsARenameWithOverlap() {
    List<String> told =
        told(
            i ->
                (i < 15 ? "'mobile':'+39" + i / 3 + "'" : "'x':1")
                    + (i >= BEFORE ? ",'phone_number':'+39" + i / 3 + "'" : ""));

    assertTrue(told.contains("rename-with-overlap mobile>phone_number"), told.toString());
  }

  @Test
  void aFieldThatMovesIntoAnObjectOrAListIsAMove() {
    assertTold(
        "move-nested city>address.city",
        i -> "'city':'c" + i + "','address':{'zip':'1'}",
        i -> "'address':{'zip':'1','city':'c" + i + "'}");
    assertTold(
        "move-into-array-atomic due>items[].due",
        i -> "'due':" + (1000 + i) + ",'items':[{'id':1}]",
        i -> "'items':[{'id':1,'due':" + (1000 + i) + "}]");
  }

  @Test
  void aFieldThatGaveWayToAnotherShapeIsAReplacement() {
    assertTold(
        "replace-scalar-by-array discount>discounts",
        i -> "'discount':'d" + i + "'",
        i -> "'discounts':['d" + i + "']");
    assertTold(
        "replace-with-type-change tax_info>tax_ids",
        i -> "'tax_info':'t" + i + "'",
        i -> "'tax_ids':['t" + i + "']");
  }

  @Test
  void theFirstValueOfWhatOnlyWasNullIsTold() {
    assertTold("null-to-object a", i -> "'a':null", i -> "'a':{'b':1}");
    assertTold("null-to-array a", i -> "'a':null", i -> "'a':[1]");
    assertTold("null-to-scalar a", i -> "'a':null", i -> "'a':1");
  }

  @Test
  void anUnknownValueOfAnEnumerationIsTold() {
    assertTold(
        "value-domain s", i -> "'s':'" + (i % 2 == 0 ? "open" : "shut") + "'", i -> "'s':'held'");
  }

  @Test
  void driftInsideTheElementsOfAListIsTold() {
    assertTold("add-nested l[].b", i -> "'l':[{'a':1}]", i -> "'l':[{'a':1},{'a':1,'b':2}]");
    assertTold("widen l[].a", i -> "'l':[{'a':1}]", i -> "'l':[{'a':1},{'a':'x'}]");
    assertTold("remove l[].b", i -> "'l':[{'a':1,'b':2}]", i -> "'l':[{'a':1}]");
  }

  @Test
  void aListThatIsEmptyMissesNothing() {
    assertEquals(List.of(), told(i -> i < 4 ? "'l':[{'a':1,'b':2}]" : "'l':[]"));
  }

  private static void assertTold(String what, IntFunction<String> old, IntFunction<String> now) {
    List<String> told = told(i -> (i < BEFORE ? old : now).apply(i));

    assertTrue(told.contains(what), what + " is not in " + told);
  }

  private static List<String> told(IntFunction<String> fields) {
    StreamSchema schema = StreamSchema.unseen();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      String row = "{'id':'row" + i / 3 + "'," + fields.apply(i) + "}";
      Observation seen =
          SchemaObserver.observe(
              schema, Optional.empty(), SampleRows.observed(row), TypeChangePolicy.VARIANT);
      schema = seen.schema();
      for (SchemaChange change : seen.changes()) {
        String heir = change.related().map(path -> ">" + path).orElse("");
        told.add(change.drift().wireName() + " " + change.field() + heir);
      }
    }
    return told;
  }
}
