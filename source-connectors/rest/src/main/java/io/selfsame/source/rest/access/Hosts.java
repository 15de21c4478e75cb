package io.selfsame.source.rest.access;

import io.selfsame.source.polling.http.BaseUrl;
import io.selfsame.source.polling.vendor.VendorException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;

/**
 * Where requests may go: the configured host, and those the user allowed besides. Manifests and
 * vendors' answers name URLs; none is asked that leads elsewhere.
 */
public final class Hosts {
  static final String ALLOW = "rest.allow.hosts";

  private final HttpUrl base;
  private final Set<String> allowed;
  private final boolean plainHttp;

  /**
   * @param base the vendor's
   * @param allowed further hosts, with a port if it is not the scheme's own
   * @param plainHttp whether plain http is allowed off this machine
   */
  public Hosts(HttpUrl base, Iterable<String> allowed, boolean plainHttp) {
    this.base = base;
    this.allowed =
        StreamSupport.stream(allowed.spliterator(), false)
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.plainHttp = plainHttp;
  }

  /** The vendor's base URL. */
  public HttpUrl base() {
    return base;
  }

  /** The URL of a path below the base. */
  public HttpUrl below(String encodedPath) throws VendorException {
    String start = base.encodedPath().replaceAll("/+$", "");
    // Resolved against the base, a path that begins with two slashes would be a host.
    HttpUrl url = base.newBuilder().encodedPath(start + '/' + stripped(encodedPath)).build();
    if (!url.encodedPath().startsWith(start + '/')) {
      throw VendorException.fatal(
          "PATH_LEADS_UP", "a path of the manifest leads above the base URL", "Correct the path.");
    }
    return requireAllowed(url);
  }

  /** The URL of a path below the base, or a whole URL on an allowed host. */
  public HttpUrl at(String pathOrUrl) throws VendorException {
    return pathOrUrl.startsWith("/") && !pathOrUrl.startsWith("//")
        ? below(pathOrUrl)
        : requireAllowed(HttpUrl.parse(pathOrUrl));
  }

  /** The URL an answer names as the next page, whole or relative to the one asked. */
  public HttpUrl next(HttpUrl asked, String link) throws VendorException {
    return requireAllowed(asked.resolve(link));
  }

  /** As short as a URL can be stored: without the base's scheme and host. */
  public String shortened(HttpUrl url) {
    String text = url.toString();
    String start = base.scheme() + "://" + authority(base);
    return text.startsWith(start + "/") ? text.substring(start.length()) : text;
  }

  /** The URL of a text of {@link #shortened}, which may come back from a user's hands. */
  public HttpUrl stored(String text) throws VendorException {
    return next(base, text);
  }

  private static String authority(HttpUrl url) {
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
  }

  private static String stripped(String path) {
    return path.replaceAll("^/+", "");
  }

  private HttpUrl requireAllowed(HttpUrl url) throws VendorException {
    if (url == null) {
      throw elsewhere("is no http or https URL", "The vendor or the manifest has to name one.");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw elsewhere("holds credentials", "Use secrets.");
    }
    if (!isBase(url) && !isListed(url)) {
      throw elsewhere(
          "leads to another host than the base URL",
          "If credentials may go there too, name the host in '" + ALLOW + "'.");
    }
    if (!BaseUrl.isAllowed(url, plainHttp) || (base.isHttps() && !url.isHttps())) {
      throw elsewhere("is plain http, which would show credentials", "Use https.");
    }
    return url;
  }

  private boolean isBase(HttpUrl url) {
    return url.host().equals(base.host()) && url.port() == base.port();
  }

  private boolean isListed(HttpUrl url) {
    boolean ownPort = url.port() == HttpUrl.defaultPort(url.scheme());
    return allowed.contains(url.host() + ":" + url.port())
        || (ownPort && allowed.contains(url.host()));
  }

  private static VendorException elsewhere(String what, String remedy) {
    return VendorException.config("URL_NOT_ALLOWED", "a URL to be asked " + what, ALLOW, remedy);
  }
}
