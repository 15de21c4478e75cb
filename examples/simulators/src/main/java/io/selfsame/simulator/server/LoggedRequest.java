package io.selfsame.simulator.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request that was served, for assertions on pace, paging and headers.
 *
 * @param status the status answered; 0 when the connection was dropped or left hanging
 * @param at the simulator's time when the request came in
 * @param credential the Authorization header, empty when there was none
 */
public record LoggedRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    int status,
    Instant at,
    String credential) {}
