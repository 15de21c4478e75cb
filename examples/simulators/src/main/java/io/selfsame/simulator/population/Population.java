package io.selfsame.simulator.population;

import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People who exist in one or several vendors' systems, with the truth about who is who. The same
 * seed, size and end give the same records, whatever the machine. Records are made anew on every
 * call, so a population costs no heap.
 */
public final class Population {
  /** The end of the two years of history when none is given. */
  public static final Instant DEFAULT_END = Instant.parse("2026-06-30T00:00:00Z");

  private final long seed;
  private final int people;
  private final Instant end;

  private Population(long seed, int people, Instant end) {
    this.seed = seed;
    this.people = people;
    this.end = end;
  }

  public static Population generate(long seed, int people) {
    return generate(seed, people, DEFAULT_END);
  }

  /**
   * A population of {@code people} people.
   *
   * @param end no record was created or modified after this instant; the history spans two years
   *     before it
   */
  public static Population generate(long seed, int people, Instant end) {
    if (people < 0) {
      throw new IllegalArgumentException("A population needs people >= 0");
    }
    return new Population(seed, people, end);
  }

  public int people() {
    return people;
  }

  public Instant end() {
    return end;
  }

  /**
   * All records: companies first, then person by person, so that what a record refers to comes
   * before it.
   */
  public Stream<PopulationRecord> records() {
    People makers = new People(seed, people);
    Stream<PopulationRecord> companies =
        IntStream.range(0, makers.companies())
            .mapToObj(Company::of)
            .flatMap(company -> Footprint.ofCompany(seed, company, end).stream());
    Stream<PopulationRecord> persons =
        IntStream.range(0, people)
            .mapToObj(makers::person)
            .flatMap(person -> Footprint.of(seed, person, end).stream());
    return Stream.concat(companies, persons);
  }

  /** The records of one vendor object. */
  public Stream<PopulationRecord> records(String source, String object) {
    return records()
        .filter(record -> record.source().equals(source) && record.object().equals(object));
  }
}
