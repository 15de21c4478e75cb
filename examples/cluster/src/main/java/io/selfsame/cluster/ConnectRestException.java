package io.selfsame.cluster;

/** A Connect worker refused a request. The message is the worker's own. */
public final class ConnectRestException extends ClusterException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ConnectRestException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
