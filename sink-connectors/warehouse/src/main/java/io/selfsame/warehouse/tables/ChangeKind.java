package io.selfsame.warehouse.tables;

/** Of what a line of the outbox tells. */
public enum ChangeKind {
  PROFILE,
  CONSENT,
  CONTACT_POINT,
  REVIEW
}
