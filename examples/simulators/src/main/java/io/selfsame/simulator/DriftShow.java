package io.selfsame.simulator;

import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Changes of shape to watch: each {@link #next()} makes one, until there are no more. Not
 * thread-safe.
 */
final class DriftShow {
  private final List<VendorSimulator> vendors;
  private final Queue<Step> steps =
      new ArrayDeque<>(
          List.of(
              new Step(
                  "salesforce",
                  "Contact",
                  new FieldDrift.Add("Loyalty_Tier__c", TextNode.valueOf("none"))),
              new Step(
                  "stripe",
                  "customers",
                  new FieldDrift.Add("loyalty_tier", TextNode.valueOf("none"))),
              new Step(
                  "zendesk",
                  "users",
                  new FieldDrift.Add("user_fields.plan", TextNode.valueOf("basic"))),
              new Step(
                  "stripe",
                  "customers",
                  new FieldDrift.Retype("balance", FieldDrift.FieldType.STRING)),
              new Step("zendesk", "users", new FieldDrift.Rename("details", "about")),
              new Step("stripe", "invoices", new FieldDrift.Remove("receipt_number"))));

  DriftShow(List<VendorSimulator> vendors) {
    this.vendors = vendors;
  }

  /**
   * Makes the next change.
   *
   * @return false when there was none left
   */
  boolean next() {
    Step step = steps.poll();
    if (step == null) {
      return false;
    }
    vendors.stream()
        .filter(vendor -> vendor.name().equals(step.vendor()))
        .forEach(vendor -> vendor.drift(step.object(), step.drift()));
    return true;
  }

  private record Step(String vendor, String object, FieldDrift drift) {}
}
