package io.selfsame.simulator.salesforce;

/** An error with Salesforce's exception code; each API shows it in its own form. */
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  ApiProblem(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static ApiProblem invalidSession() {
    return new ApiProblem(
        401,
        "INVALID_SESSION_ID",
        "Invalid Session ID found in SessionHeader: Illegal Session. Session not found");
  }

  static ApiProblem malformed(String message) {
    return new ApiProblem(400, "MALFORMED_QUERY", message);
  }

  /** The HTTP status of the REST form. */
  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
