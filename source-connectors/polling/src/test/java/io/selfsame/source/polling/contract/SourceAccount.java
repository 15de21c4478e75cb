package io.selfsame.source.polling.contract;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceTask;

/** A vendor's account made for one test, with one object that is read; a simulator or a fake. */
public interface SourceAccount extends AutoCloseable {

  /** A new task of the connector under test. */
  SourceTask task();

  /**
   * Settings to read the one object quickly: pages of a few rows, poll interval and back-off of
   * milliseconds, no pacing; with {@code name}.
   */
  Map<String, String> settings();

  /**
   * Makes a record, or changes it if it exists, and lets it become visible to the connector.
   *
   * @return the record's id
   */
  String write(int number);

  /**
   * Writes a record with a bad value in a field of its own, {@link BadValue#FIELD}, as it is.
   *
   * @return the record's id; empty when this vendor's wire cannot carry such a value
   */
  Optional<String> write(int number, BadValue value);

  /** Lets the next requests for the object's data fail; requests for tokens are left alone. */
  void fail(Failure failure, int times);

  /** How many requests were made so far. */
  long requests();

  @Override
  void close();
}
