package io.selfsame.simulator.server;

/** Answers one kind of request. Called by many threads at once. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers {@code request}.
   *
   * @throws HttpProblem to answer with an error from deep inside
   */
  Response handle(Request request);
}
