package io.selfsame.identity.mapping;

/** A mapping document that cannot be used; the message says where in it and what to write. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MappingException(String message) {
    super(message);
  }
}
