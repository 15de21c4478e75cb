package io.selfsame.identity.standardize;

/** How far a value can be trusted to be what its field promises. */
public enum Verdict {
  /** Well formed and plausible. */
  VALID,
  /** Well formed, yet unassigned, shared by many or thrown away after use. */
  SUSPECT,
  /** Not of the form at all, or a placeholder. */
  INVALID
}
