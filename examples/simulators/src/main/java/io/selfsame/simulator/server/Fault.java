package io.selfsame.simulator.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A disturbance: what happens to the next {@code times} requests that match, after letting {@code
 * after} matching ones pass.
 */
public record Fault(Predicate<Request> match, int after, int times, Effect effect) {

  public Fault {
    if (after < 0 || times < 1) {
      throw new IllegalArgumentException("A fault needs after >= 0 and times >= 1");
    }
  }

  /** The next {@code times} requests whose path starts with {@code pathPrefix}. */
  public static Fault onPath(String pathPrefix, int times, Effect effect) {
    return new Fault(request -> request.path().startsWith(pathPrefix), 0, times, effect);
  }

  /** The same fault, after letting {@code passed} matching requests through. */
  public Fault after(int passed) {
    return new Fault(match, passed, times, effect);
  }

  /** What is done to the request or its answer. */
  public sealed interface Effect {}

  /** Answers with this and leaves the vendor's state alone. */
  public record Respond(Response response) implements Effect {}

  /** Answers with bytes that need be no text and leaves the vendor's state alone. */
  public record RespondBytes(int status, Map<String, String> headers, ByteBuffer body)
      implements Effect {
    public RespondBytes {
      headers = Map.copyOf(headers);
      body = body.asReadOnlyBuffer();
    }

    public RespondBytes(int status, Map<String, String> headers, byte[] body) {
      this(status, headers, ByteBuffer.wrap(body.clone()));
    }

    byte[] bytes() {
      byte[] bytes = new byte[body.remaining()];
      body.duplicate().get(bytes);
      return bytes;
    }
  }

  /** Answers as usual after this much real time. */
  public record Delay(Duration duration) implements Effect {}

  /** Takes the request and never answers, until the server is closed. */
  public record Hang() implements Effect {}

  /** Closes the connection without an answer; the vendor's state is left alone. */
  public record Drop() implements Effect {}

  /** Lets the vendor act, announces the whole body, sends half of it and closes the connection. */
  public record Truncate() implements Effect {}
}
