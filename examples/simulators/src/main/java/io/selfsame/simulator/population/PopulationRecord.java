package io.selfsame.simulator.population;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One vendor record of the population.
 *
 * @param entity who the record is truly about: {@code person-000042}, or {@code company-00007} for
 *     accounts and organizations
 * @param source the vendor: {@code salesforce}, {@code stripe}, {@code zendesk}
 * @param object the vendor's object, named as the vendor names it: {@code Contact}, {@code
 *     customers}, {@code users}
 * @param fields the fields that say something about the entity, named as the vendor names them,
 *     without id and times
 */
public record PopulationRecord(
    String entity,
    String source,
    String object,
    String id,
    Instant created,
    Instant modified,
    ObjectNode fields) {

  public boolean isAboutPerson() {
    return entity.startsWith("person-");
  }
}
