package io.selfsame.acceptance;

import io.selfsame.cluster.KafkaRuntime;
import io.selfsame.cluster.Patience;
import io.selfsame.quickstart.landscape.WarehouseKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

class PostgresWholePathIT extends WholePathIT {
  private static final String CONTACTS =
      "SELECT record_id FROM selfsame.profile_records WHERE object = 'Contact' AND email LIKE '%@%'"
          + " ORDER BY record_id LIMIT 1";

  @Override
  Stage open() {
    return Stage.start(WarehouseKind.POSTGRESQL, KafkaRuntime.NEWEST);
  }

  /**
   * Prints how long it took from the vendor's screen to the profile; the aim is 5 s of the poll.
   */
  @Test
  @Order(7)
  void aContactWithANewAddressIsSeenInTheWarehouse() throws SQLException {
    String contact = stage.read(connection -> only(connection, CONTACTS));
    long begun = System.nanoTime();
    stage
        .landscape()
        .vendors()
        .change(
            "salesforce",
            "Contact",
            contact,
            "{\"Email\":\"moved.away@x.example\",\"Phone\":null}");
    Patience.of(Duration.ofMinutes(1))
        .until(
            "the new address is in the warehouse",
            () -> {
              try {
                String email = stage.read(connection -> only(connection, email(contact)));
                return "moved.away@x.example".equals(email) ? Optional.of(true) : Optional.empty();
              } catch (SQLException unreadable) {
                throw new IllegalStateException("the warehouse is not readable", unreadable);
              }
            });
    System.out.printf(
        Locale.ROOT,
        "A changed address was in the warehouse after %.1f s (poll interval 1 s, lag 1 s)%n",
        (System.nanoTime() - begun) / 1e9);
  }

  private static String email(String contact) {
    return "SELECT email FROM selfsame.profile_records WHERE record_id = '" + contact + "'";
  }
}
