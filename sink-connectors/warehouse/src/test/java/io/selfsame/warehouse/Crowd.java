package io.selfsame.warehouse;

import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A history of people who share addresses and telephones, change and leave with denials standing:
 * the same for the same seed, in any process.
 */
final class Crowd {
  private static final List<String> SOURCES = List.of("crm", "billing", "support");
  private static final List<String> GIVEN = List.of("Ann", "Robert", "Bob", "Maria", "Wolfgang");
  private static final List<String> FAMILIES = List.of("Smith", "Lee", "Diaz", "Khan", "Costa");

  private Crowd() {}

  /** Versions of at most {@code people} times 3 records, in the order of their arrival. */
  static List<RecordVersion> history(long seed, int people, int versions) {
    Random random = new Random(seed);
    List<RecordVersion> history = new ArrayList<>();
    for (int day = 0; day < versions; day++) {
      int person = random.nextInt(people);
      Records record =
          Records.of(SOURCES.get(random.nextInt(SOURCES.size())), "p" + person)
              .created(person % 7)
              .changed(day)
              .given(GIVEN.get(person % GIVEN.size()))
              .family(FAMILIES.get(person / 2 % FAMILIES.size()));
      if (random.nextInt(4) > 0) {
        record.email("mail" + (random.nextInt(5) == 0 ? person / 3 : person) + "@x.org");
      }
      if (random.nextInt(2) == 0) {
        record.phone("+1" + person / 4);
      }
      if (random.nextInt(3) == 0) {
        record.phone("+switchboard");
      }
      if (day > versions / 3) {
        record.with("city", "Oslo");
      }
      if (random.nextInt(3) == 0) {
        ConsentStatus[] all = ConsentStatus.values();
        record.says("marketing_email", all[random.nextInt(all.length)]);
      }
      if (random.nextInt(12) == 0) {
        record.operation(random.nextBoolean() ? Operation.DELETE : Operation.ERASE);
      }
      history.add(record.version());
    }
    return history;
  }
}
