package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import java.time.Instant;

/** One query job of Bulk API 2.0: what was asked, what came of it. Thread-safe. */
final class BulkJob {
  private final String id;
  private final String operation;
  private final String version;
  private final Instant created;
  private final Queries.Rows rows;
  private final int missingRows;
  private int looksUntilDone;
  private String state = "UploadComplete";
  private String error = "";

  /**
   * @param version the API version it was made with, the only one it answers to
   * @param looksUntilDone how often its state is asked for before it is complete
   * @param missingRows how many of the rows it counts its results lack
   */
  BulkJob(
      String id,
      String operation,
      String version,
      Instant created,
      Queries.Rows rows,
      int looksUntilDone,
      int missingRows) {
    this.id = id;
    this.operation = operation;
    this.version = version;
    this.created = created;
    this.rows = rows;
    this.looksUntilDone = looksUntilDone;
    this.missingRows = missingRows;
  }

  String id() {
    return id;
  }

  String version() {
    return version;
  }

  Queries.Rows rows() {
    return rows;
  }

  /** How many rows the results have, which should be how many were processed. */
  int resultSize() {
    return Math.max(0, rows.rows().size() - missingRows);
  }

  synchronized boolean isComplete() {
    return state.equals("JobComplete");
  }

  synchronized void end(String finalState, String message) {
    state = finalState;
    error = message;
  }

  /** Somebody asks: the job moves on a little. */
  synchronized ObjectNode look() {
    if (state.equals("UploadComplete") || state.equals("InProgress")) {
      state = looksUntilDone-- > 0 ? "InProgress" : "JobComplete";
    }
    return describe();
  }

  synchronized ObjectNode describe() {
    ObjectNode job =
        Json.object()
            .put("id", id)
            .put("operation", operation)
            .put("object", rows.object().name())
            .put("createdById", "0055e0000000001AAA")
            .put("createdDate", SalesforceObject.restTime(created))
            .put("systemModstamp", SalesforceObject.restTime(created))
            .put("state", state)
            .put("concurrencyMode", "Parallel")
            .put("contentType", "CSV")
            .put("apiVersion", Double.parseDouble(version))
            .put("lineEnding", "LF")
            .put("columnDelimiter", "COMMA");
    if (state.equals("JobComplete")) {
      job.put("numberRecordsProcessed", rows.rows().size())
          .put("retries", 0)
          .put("totalProcessingTime", 1);
    }
    if (!error.isEmpty()) {
      job.put("errorMessage", error);
    }
    return job;
  }
}
