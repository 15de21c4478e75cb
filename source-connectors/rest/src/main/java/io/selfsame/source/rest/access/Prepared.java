package io.selfsame.source.rest.access;

import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * A request that only lacks its authorization.
 *
 * @param where for messages: method and the manifest's path, no value in it
 */
public record Prepared(Request request, Optional<String> budget, String where) {

  /** The same request to another URL: the next page's. */
  public Prepared to(HttpUrl url) {
    return new Prepared(request.newBuilder().url(url).build(), budget, where);
  }

  /** Shows no value. */
  @Override
  public String toString() {
    return where;
  }
}
