package io.selfsame.identity.envelope;

/** What a consent field says whose value its mapping does not list. */
public enum UnknownLiteralPolicy {
  /** It denies: nobody is mailed on a guess. */
  DENIED,
  /** It says nothing, as if the field were empty. */
  UNKNOWN
}
