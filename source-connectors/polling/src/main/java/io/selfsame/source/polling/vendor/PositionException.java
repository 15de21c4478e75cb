package io.selfsame.source.polling.vendor;

/** A stored position (or one edited by hand) does not have the shape its stream expects. */
public final class PositionException extends IllegalArgumentException {
  public PositionException(String message) {
    super(message);
  }
}
