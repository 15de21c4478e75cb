package io.selfsame.source.polling.config;

import io.selfsame.source.polling.discovery.ObjectPatterns;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A short visit to the vendor: do the credentials work, can the objects be read. */
final class LiveCheck {
  private final VendorDefinition vendor;
  private final Clock clock;
  private final Duration patience;

  LiveCheck(VendorDefinition vendor, Clock clock, Duration patience) {
    this.vendor = vendor;
    this.clock = clock;
    this.patience = patience;
  }

  List<SettingProblem> problems(PollingConfig config) {
    try (Vendor connection = config.open(clock)) {
      FutureTask<List<SettingProblem>> visit =
          new FutureTask<>(() -> visit(connection, config.objects()));
      Thread thread = new Thread(visit, "selfsame-validate-" + vendor.kind());
      thread.setDaemon(true);
      thread.start();
      try {
        return visit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        thread.interrupt();
      }
    } catch (TimeoutException e) {
      return blame(vendor.endpointSetting(), "NO_ANSWER: nobody answered in time. Check the host.");
    } catch (ExecutionException e) {
      return blame(
          vendor.endpointSetting(),
          e.getCause().getClass().getSimpleName() + ": the check failed unexpectedly.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return blame(vendor.endpointSetting(), "INTERRUPTED: the check was interrupted.");
    }
  }

  private List<SettingProblem> visit(Vendor connection, List<String> objects) {
    try {
      Optional<List<String>> offered =
          ObjectPatterns.isIn(objects) ? connection.discover() : Optional.empty();
      List<String> found = offered.map(all -> ObjectPatterns.expand(objects, all)).orElse(objects);
      if (found.isEmpty()) {
        return blame(vendor.objectsSetting(), "No object of the vendor matches.");
      }
      connection.check(found);
      return List.of();
    } catch (VendorException e) {
      return switch (e.kind()) {
        // A vendor that asks for patience knows us: no reason to refuse the connector.
        case RATE_LIMIT, QUOTA -> List.of();
        case RETRY ->
            blame(
                vendor.endpointSetting(),
                e.getMessage() + ". Check the host, or try again when the vendor is back.");
        case PERMISSION -> blame(vendor.objectsSetting(), e.getMessage());
        case AUTH, CONFIG, FATAL, CANCELLED ->
            blame(e.setting().orElse(vendor.endpointSetting()), e.getMessage());
      };
    }
  }

  private static List<SettingProblem> blame(String setting, String message) {
    return List.of(new SettingProblem(setting, message));
  }
}
