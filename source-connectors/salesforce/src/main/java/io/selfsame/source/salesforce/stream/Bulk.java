package io.selfsame.source.salesforce.stream;

import java.time.Instant;

/**
 * A snapshot being read through a query job.
 *
 * @param job the job's id; empty when one is still to be made
 * @param locator the page being read; empty for the first
 * @param pageRows how many of its rows were read
 * @param rows how many rows were read in all
 * @param attempt how many jobs were lost before this one
 * @param to the snapshot has everything modified before
 */
record Bulk(String job, String locator, long pageRows, long rows, int attempt, Instant to) {

  static Bulk until(Instant to) {
    return new Bulk("", "", 0, 0, 0, to);
  }

  Bulk started(String id) {
    return new Bulk(id, "", 0, 0, attempt, to);
  }

  Bulk read(long more) {
    return new Bulk(job, locator, pageRows + more, rows + more, attempt, to);
  }

  Bulk turned(String next) {
    return new Bulk(job, next, 0, rows, attempt, to);
  }

  Bulk lost() {
    return new Bulk("", "", 0, 0, attempt + 1, to);
  }
}
