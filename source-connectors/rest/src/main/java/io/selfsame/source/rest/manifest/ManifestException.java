package io.selfsame.source.rest.manifest;

/** A manifest cannot be used. The message says where, by line and column, what and what instead. */
public final class ManifestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ManifestException(Place place, String what) {
    super(place + ": " + what);
  }

  ManifestException(String what) {
    super(what);
  }
}
