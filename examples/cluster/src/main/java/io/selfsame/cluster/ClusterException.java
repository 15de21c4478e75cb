package io.selfsame.cluster;

/**
 * A server did not start, did not answer or did not do what was asked. The message says which one,
 * what was expected and where its log is.
 */
public class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
