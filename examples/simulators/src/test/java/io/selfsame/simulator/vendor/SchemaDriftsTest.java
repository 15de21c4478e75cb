package io.selfsame.simulator.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.vendor.FieldDrift.FieldType;
import org.junit.jupiter.api.Test;

class SchemaDriftsTest {
  private final SchemaDrifts drifts = new SchemaDrifts();

  @Test
  void anAddedFieldHasItsDefaultOnlyWhereARecordSaysNothing() {
    drifts.add("users", new FieldDrift.Add("plan", TextNode.valueOf("basic")));
    assertEquals("{\"plan\":\"basic\"}", applied("{}"));
    assertEquals("{\"plan\":\"gold\"}", applied("{\"plan\":\"gold\"}"));
  }

  @Test
  void aRenamedFieldKeepsItsValueUnlessTheNewNameHasOne() {
    drifts.add("users", new FieldDrift.Rename("phone", "telephone"));
    assertEquals("{\"telephone\":\"1\"}", applied("{\"phone\":\"1\"}"));
    assertEquals("{\"telephone\":\"2\"}", applied("{\"phone\":\"1\",\"telephone\":\"2\"}"));
  }

  @Test
  void aRetypedFieldIsSentAsAnotherTypeAndNullStaysNull() {
    drifts.add("users", new FieldDrift.Retype("balance", FieldType.STRING));
    assertEquals("{\"balance\":\"12\"}", applied("{\"balance\":12}"));
    assertEquals("{\"balance\":null}", applied("{\"balance\":null}"));
  }

  @Test
  void aDottedPathReachesIntoANestedObject() {
    drifts.add("users", new FieldDrift.Remove("user_fields.plan"));
    assertEquals(
        "{\"plan\":1,\"user_fields\":{}}", applied("{\"plan\":1,\"user_fields\":{\"plan\":1}}"));
  }

  @Test
  void driftsApplyInTheOrderTheyHappenedAndToTheirObjectOnly() {
    drifts.add("users", new FieldDrift.Rename("a", "b"));
    drifts.add("users", new FieldDrift.Rename("b", "c"));
    drifts.add("tickets", new FieldDrift.Remove("c"));
    assertEquals("{\"c\":1}", applied("{\"a\":1}"));
  }

  private String applied(String record) {
    return drifts.apply("users", Json.parseObject(record)).toString();
  }
}
