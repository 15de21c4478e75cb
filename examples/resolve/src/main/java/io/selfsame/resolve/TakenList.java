package io.selfsame.resolve;

import io.selfsame.resolution.RecordRef;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which records were taken, in the order of the file; kept in a file, for there may be many. */
final class TakenList implements AutoCloseable {
  private final Path file;
  private final DataOutputStream out;
  private long count;

  TakenList(Path file) throws IOException {
    this.file = file;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  /** Takes one record. */
  interface Consumer<X extends Exception> {
    void take(RecordRef ref) throws IOException, X;
  }

  void add(List<Taken> records) throws IOException {
    for (Taken taken : records) {
      RecordRef ref = taken.record().version().ref();
      out.writeUTF(ref.source());
      out.writeUTF(ref.object());
      out.writeUTF(ref.id());
    }
    count += records.size();
  }

  long count() {
    return count;
  }

  /** Hands on every record that was added. */
  <X extends Exception> void forEach(Consumer<X> consumer) throws IOException, X {
    out.flush();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (long i = 0; i < count; i++) {
        consumer.take(new RecordRef(in.readUTF(), in.readUTF(), in.readUTF()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
