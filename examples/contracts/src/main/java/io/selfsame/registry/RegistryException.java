package io.selfsame.registry;

/** The registry could not be asked, or gave an answer that is none. */
final class RegistryException extends Exception {
  private static final long serialVersionUID = 1;

  RegistryException(String message) {
    super(message);
  }
}
