package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The org beyond single records: what its administrators, its users and Salesforce itself do to it.
 * Every change takes effect at once. Thread-safe.
 */
public final class Org {
  private final Clock clock;
  private final Map<String, SalesforceObject> objects;
  private final Queries queries;
  private final Usage usage;
  private final Versions versions;
  private final ReplicationLog log;
  private final BulkJobs jobs;

  Org(
      Clock clock,
      Map<String, SalesforceObject> objects,
      Queries queries,
      Usage usage,
      Versions versions,
      ReplicationLog log,
      BulkJobs jobs) {
    this.clock = clock;
    this.objects = objects;
    this.queries = queries;
    this.usage = usage;
    this.versions = versions;
    this.log = log;
    this.jobs = jobs;
  }

  /** Makes a custom object with a name and the system's fields. */
  public void addObject(String name, String keyPrefix) {
    objects.put(name, SalesforceObject.custom(name, keyPrefix, clock));
  }

  /** Takes an object away from the API user. */
  public void removeObject(String name) {
    objects.remove(object(name).name());
  }

  /**
   * Adds a custom field.
   *
   * @param type Salesforce's name of the type, for example {@code currency}
   */
  public void addField(String object, String field, String type) {
    object(object).add(SalesforceField.custom(field, type, false));
  }

  /** Adds a formula field; its values are set by {@link #setSilently}. */
  public void addFormula(String object, String field, String type) {
    object(object).add(SalesforceField.custom(field, type, true));
  }

  /** Gives a field another of Salesforce's types. */
  public void retype(String object, String field, String type) {
    object(object).change(field, known -> known.retyped(type));
  }

  /** Hides a field from the API user (field-level security). */
  public void hideField(String object, String field) {
    object(object).hide(field);
  }

  /** Shows a hidden field again. */
  public void revealField(String object, String field) {
    object(object).reveal(field);
  }

  /** Changes values of a row without moving its time stamps, as formulas change. */
  public void setSilently(String object, String id, ObjectNode patch) {
    object(object).setSilently(id, patch);
  }

  /** Merges a row into another: it is deleted and names the one that stands for both. */
  public void merge(String object, String masterId, String loserId) {
    object(object).merge(masterId, loserId);
  }

  /**
   * Converts a lead.
   *
   * @param contactId empty for none
   */
  public void convertLead(String leadId, String contactId, String accountId) {
    object("Lead")
        .rows()
        .merge(
            leadId,
            Json.object()
                .put("IsConverted", true)
                .put(
                    "ConvertedDate",
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString())
                .put("ConvertedContactId", contactId.isEmpty() ? null : contactId)
                .put("ConvertedAccountId", accountId));
  }

  /** Changes of an object become visible this much later than their SystemModstamp says. */
  public void delayVisibility(String object, Duration delay) {
    object(object).rows().delayVisibility(delay);
  }

  /** Pages of queries have so many rows at most, whatever is asked for. */
  public void limitPages(int rows) {
    queries.limitPages(rows);
  }

  /** Queries that find more rows than this time out. */
  public void timeOutQueriesBeyond(int rows) {
    queries.timeOutBeyond(rows);
  }

  /** How many API calls may be made a day (UTC). */
  public void limitCalls(int callsADay) {
    usage.limit(callsADay);
  }

  /** Other programs make so many API calls. */
  public void othersCall(int calls) {
    usage.spend(calls);
  }

  /** How many API calls were made today. */
  public int callsToday() {
    return usage.used();
  }

  /** Stops to serve an API version, for example {@code 64.0}. */
  public void retireVersion(String version) {
    versions.retire(version);
  }

  /** How many ids getDeleted and getUpdated list at most. */
  public void limitReplicationIds(int ids) {
    log.limitIds(ids);
  }

  /** How far the replication log is behind. */
  public void lagReplication(Duration behind) {
    log.lag(behind);
  }

  /** Empties the replication log: nothing before now is known any more. */
  public void purgeReplicationLog() {
    log.purge();
  }

  /** How often a bulk job's state must be asked for before it is complete. */
  public void bulkJobsTake(int looks) {
    jobs.looksUntilDone(looks);
  }

  /** The next bulk job ends in this state ({@code Failed}, {@code Aborted}). */
  public void endNextBulkJob(String state, String message) {
    jobs.plan(new BulkJobs.Accident.End(state, message));
  }

  /** The results of the next bulk job lack so many rows that it counts. */
  public void loseRowsOfNextBulkJob(int rows) {
    jobs.plan(new BulkJobs.Accident.Lose(rows));
  }

  /** Forgets all bulk jobs. */
  public void forgetBulkJobs() {
    jobs.forget();
  }

  SalesforceObject object(String name) {
    return objects.values().stream()
        .filter(object -> object.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Salesforce has no object of that name here; there are "
                        + String.join(", ", objects.keySet())));
  }
}
