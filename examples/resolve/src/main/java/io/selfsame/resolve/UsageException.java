package io.selfsame.resolve;

/** What was asked cannot be done; nothing was. The message says why and never shows a value. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
