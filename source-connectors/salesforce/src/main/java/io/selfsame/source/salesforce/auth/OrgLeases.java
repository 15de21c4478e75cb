package io.selfsame.source.salesforce.auth;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One access per credential in this worker, however many tasks and connectors use it: they share a
 * session, renew it once and count the same calls. Closed when the last lease is. Thread-safe.
 */
public final class OrgLeases {
  private static final OrgLeases WORKER = new OrgLeases();

  private final Map<String, Shared> open = new HashMap<>();

  /** The leases of this worker. */
  public static OrgLeases ofWorker() {
    return WORKER;
  }

  /**
   * Joins those who use a credential, or opens the access for it.
   *
   * @param credential tells credentials apart; no secret
   */
  public Lease lease(String credential, Supplier<OrgAccess> opening) {
    synchronized (open) {
      Shared shared = open.computeIfAbsent(credential, any -> new Shared(opening.get()));
      shared.users++;
      return new Lease(credential, shared);
    }
  }

  /** A part in an access; closing it twice is closing it once. */
  public final class Lease implements AutoCloseable {
    private final String credential;
    private final Shared shared;
    private boolean closed;

    private Lease(String credential, Shared shared) {
      this.credential = credential;
      this.shared = shared;
    }

    public OrgAccess access() {
      return shared.access;
    }

    @Override
    public void close() {
      synchronized (open) {
        if (closed) {
          return;
        }
        closed = true;
        shared.users--;
        if (shared.users == 0) {
          open.remove(credential);
          shared.access.close();
        }
      }
    }
  }

  private static final class Shared {
    private final OrgAccess access;
    private int users;

    private Shared(OrgAccess access) {
      this.access = access;
    }
  }
}
