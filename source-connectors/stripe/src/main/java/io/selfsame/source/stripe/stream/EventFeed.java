package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.stripe.api.ListPage;
import io.selfsame.source.stripe.api.StripeApi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of a stretch of time that are about rows of a stream, oldest first. Stripe lists
 * newest first and in no promised order, so a stretch is listed to its end before its first event
 * is known; one that is too long is halved until it is short enough. Events are told apart by id:
 * one listed on two pages counts once.
 */
final class EventFeed {
  private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
  private static final int MOST_TYPES = 100;
  private static final String OTHER = "other";
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_.]{0,99}");

  private final StripeObject object;
  private final StripeScope scope;
  private final StripeApi api;
  private final int mostPages;

  /** How often events of each type were about nothing this stream knows. */
  private final TreeMap<String, Long> unknown = new TreeMap<>();

  /** Events up to this second were counted; looking back for late ones counts none twice. */
  private long countedUntil;

  /**
   * @param mostPages how many pages make a stretch too long: bounds what is held in memory
   */
  EventFeed(StripeObject object, StripeScope scope, StripeApi api, int mostPages) {
    this.object = object;
    this.scope = scope;
    this.api = api;
    this.mostPages = mostPages;
  }

  /**
   * What happened until {@code end}.
   *
   * @param events unfinished ones, in order
   * @param whole whether {@code end} is the end that was asked for
   */
  record Stretch(List<ChangeSignal> events, long end, boolean whole) {}

  /** Returns the creation time of the newest event there is. */
  Optional<Long> newest() throws VendorException {
    return api.list(object.newestEvent()).rows().stream().findFirst().flatMap(Snapshot::seconds);
  }

  Stretch read(FinishedEvents finished, long until) throws VendorException {
    long end = until;
    while (true) {
      Optional<List<ChangeSignal>> found = listed(finished, end, end > finished.since());
      if (found.isPresent()) {
        countedUntil = Math.max(countedUntil, end);
        return new Stretch(found.get(), end, end == until);
      }
      end = finished.since() + (end - finished.since()) / 2;
    }
  }

  private Optional<List<ChangeSignal>> listed(FinishedEvents finished, long end, boolean bounded)
      throws VendorException {
    String first =
        object.events(StripeApi.MOST_ROWS)
            + "&created[gte]="
            + finished.since()
            + "&created[lte]="
            + end;
    Set<String> seen = new HashSet<>();
    List<ChangeSignal> found = new ArrayList<>();
    ListPage page = api.list(first);
    for (int pages = 1; ; pages++) {
      boolean news = take(page, finished, seen, found);
      if (!page.hasMore() || page.rows().isEmpty() || !news) {
        return Optional.of(found.stream().sorted(ChangeSignal.ORDER).toList());
      }
      if (bounded && pages == mostPages) {
        return Optional.empty();
      }
      ObjectNode last = page.rows().get(page.rows().size() - 1);
      page = api.list(first + StripeObject.after(last.path("id").textValue()));
    }
  }

  /** Returns whether the page had any event that the pages before had not. */
  private boolean take(
      ListPage page, FinishedEvents finished, Set<String> seen, List<ChangeSignal> found) {
    boolean news = false;
    for (ObjectNode event : page.rows()) {
      String id = event.path("id").textValue();
      if (!seen.add(id)) {
        continue;
      }
      news = true;
      Optional<ChangeSignal> signal = ChangeSignal.of(event, object);
      if (signal.isEmpty()) {
        count(event);
      }
      signal
          .filter(change -> !change.about() || scope.window().contains(change.made()))
          .filter(change -> !finished.contains(change.event(), change.created()))
          .ifPresent(found::add);
    }
    return news;
  }

  /** A customer's subscriptions have their own stream; anything else is news to us. */
  private void count(ObjectNode event) {
    String type = event.path("type").asText();
    boolean counted = event.path("created").asLong() <= countedUntil;
    if (counted || type.startsWith("customer.subscription.")) {
      return;
    }
    String name = TYPE.matcher(type).matches() && unknown.size() < MOST_TYPES ? type : OTHER;
    long count = unknown.merge(name, 1L, Long::sum);
    if (isPowerOfTen(count)) {
      LOG.warn(
          "Events of type {} say nothing about {} and are left out ({} so far)",
          name,
          object.path(),
          count);
    }
  }

  private static boolean isPowerOfTen(long number) {
    long rest = number;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }
}
