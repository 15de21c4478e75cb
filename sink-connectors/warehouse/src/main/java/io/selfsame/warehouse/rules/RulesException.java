package io.selfsame.warehouse.rules;

/** A rules document that cannot be used. The message says where in it and what to do. */
public final class RulesException extends Exception {
  private static final long serialVersionUID = 1L;

  RulesException(String where, String problem) {
    super(where + ": " + problem);
  }
}
