package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import io.selfsame.source.polling.vendor.VendorStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Objects that come and go while the connector runs. */
class DiscoveryTest {
  private final Org org = new Org();

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void everyObjectWhoseChangesCanBeFollowedIsDiscoveredAlsoANewOne() throws VendorException {
    try (Vendor vendor = vendor()) {
      Set<String> before = new HashSet<>(vendor.discover().orElseThrow());
      org.admin().addObject("Visit__c", "a01");
      Set<String> after = new HashSet<>(vendor.discover().orElseThrow());

      assertTrue(before.containsAll(List.of("Contact", "Individual", "ContactPointTypeConsent")));
      after.removeAll(before);
      assertEquals(Set.of("Visit__c"), after);
    }
  }

  @Test
  void patternsAreCheckedByTheListOfObjects() throws VendorException {
    try (Vendor vendor = vendor()) {
      vendor.check(List.of("*", "Visit_?__c"));
    }
    assertEquals(2, org.requests("/services/Soap").size());
  }

  @Test
  void anObjectTheUserMayNoLongerReadIsLostPermissionAndNotAnEmptySuccess() throws VendorException {
    VendorStream stream = org.stream("Contact");
    StreamPosition position = Org.end(Org.pages(stream, StreamPosition.start()));
    org.admin().removeObject("Contact");
    org.letTimePass();

    VendorException failure = assertThrows(VendorException.class, () -> stream.read(position));

    assertEquals(Kind.PERMISSION, failure.kind());
    assertTrue(failure.isRetriable(), "other streams go on");
  }

  private Vendor vendor() {
    return new PollingConfig(new SalesforceDefinition(), org.settings()).open(org.clock);
  }
}
