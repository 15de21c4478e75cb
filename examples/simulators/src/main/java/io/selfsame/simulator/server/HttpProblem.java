package io.selfsame.simulator.server;

/** Carries an error response of the vendor's own shape up to the server, which sends it. */
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Response response;

  public HttpProblem(Response response) {
    super("HTTP " + response.status(), null, false, false);
    this.response = response;
  }

  public Response response() {
    return response;
  }
}
