package io.selfsame.source.polling.http;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a zip archive one after the other, those that are gzip unpacked, a line's end
 * between them. Nothing is written to disk, names in the archive mean nothing. A file that is cut
 * off is an exception.
 */
public final class GzipFiles extends InputStream {
  private static final int GZIP_MAGIC = 0x1f;

  private final ZipInputStream archive;
  private InputStream file = InputStream.nullInputStream();
  private boolean done;

  public GzipFiles(InputStream archive) {
    this.archive = new ZipInputStream(archive);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!done) {
      int read = file.read(bytes, offset, length);
      if (read > 0) {
        return read;
      }
      if (nextFile()) {
        bytes[offset] = '\n';
        return 1;
      }
    }
    return -1;
  }

  private boolean nextFile() throws IOException {
    ZipEntry entry = archive.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = archive.getNextEntry();
    }
    done = entry == null;
    if (!done) {
      BufferedInputStream packed = new BufferedInputStream(new Unclosed(archive));
      packed.mark(1);
      boolean gzip = packed.read() == GZIP_MAGIC;
      packed.reset();
      file = gzip ? new GZIPInputStream(packed) : packed;
    }
    return !done;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }

  /** A file's end must not close the archive. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The archive goes on with the next file.
    }
  }
}
