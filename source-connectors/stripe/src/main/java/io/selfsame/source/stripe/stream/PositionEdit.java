package io.selfsame.source.stripe.stream;

import io.selfsame.source.stripe.stream.StripePosition.SnapshotMark;
import java.util.Optional;

/** A position with some of its values changed. */
final class PositionEdit {
  private Optional<Long> started;
  private Optional<SnapshotMark> snapshot;
  private boolean complete;
  private boolean walking;
  private Optional<Long> walked;
  private Optional<Long> newestEvent;
  private Optional<FinishedEvents> finished;
  private Optional<Long> covered;
  private Optional<Long> floor;
  private Optional<Long> gap;
  private Optional<String> gapEvent;
  private Optional<String> unknown;

  PositionEdit(StripePosition from) {
    this.started = from.started();
    this.snapshot = from.snapshot();
    this.complete = from.complete();
    this.walking = from.walking();
    this.walked = from.walked();
    this.newestEvent = from.newestEvent();
    this.finished = from.finished();
    this.covered = from.covered();
    this.floor = from.floor();
    this.gap = from.gap();
    this.gapEvent = from.gapEvent();
    this.unknown = from.unknown();
  }

  PositionEdit started(long at) {
    started = Optional.of(at);
    return this;
  }

  PositionEdit snapshot(Optional<SnapshotMark> mark) {
    snapshot = mark;
    return this;
  }

  PositionEdit complete() {
    complete = true;
    walking = false;
    return this;
  }

  PositionEdit walking() {
    walking = true;
    return this;
  }

  PositionEdit walked(long at) {
    walked = Optional.of(at);
    return this;
  }

  PositionEdit newestEvent(Optional<Long> at) {
    newestEvent = at;
    return this;
  }

  PositionEdit finished(FinishedEvents events) {
    finished = Optional.of(events);
    return this;
  }

  PositionEdit covered(Optional<Long> until) {
    covered = until;
    return this;
  }

  PositionEdit floor(Optional<Long> least) {
    floor = least;
    return this;
  }

  PositionEdit gap(Optional<Long> since) {
    gap = since;
    gapEvent = Optional.empty();
    return this;
  }

  PositionEdit gapEvent(String event) {
    gapEvent = Optional.of(event);
    return this;
  }

  PositionEdit unknown(String stretch) {
    unknown = Optional.of(stretch);
    return this;
  }

  StripePosition done() {
    return new StripePosition(
        started,
        snapshot,
        complete,
        walking,
        walked,
        newestEvent,
        finished,
        covered,
        floor,
        gap,
        gapEvent,
        unknown);
  }
}
