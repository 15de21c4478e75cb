package io.selfsame.resolve.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A CSV file of people (RFC 4180, UTF-8, with a header; separated by commas, semicolons or tabs),
 * read row by row. What is wrong with a row costs that row only. One thread.
 */
public final class PeopleCsv implements AutoCloseable {
  /** The columns that mean something; all but the first may be missing. */
  public static final Set<String> COLUMNS =
      Set.of(
          CsvHeader.RECORD_ID,
          "source",
          "given_name",
          "middle_name",
          "family_name",
          "full_name",
          "email",
          "phone",
          "street",
          "unit",
          "city",
          "region",
          "postal_code",
          "country",
          "date_of_birth",
          "gender",
          "national_id",
          "passport",
          "drivers_license",
          "account_id",
          "organization",
          "birth_place",
          "occupation");

  private static final int HEADER_BYTES = 1 << 16;
  private static final int MARK = 0xFEFF;

  private final InputStream in;
  private final CsvFactory parsers = new CsvFactory();
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final CsvSchema schema;
  private final RawRows rows;
  private final CsvHeader header;

  private PeopleCsv(InputStream in) throws IOException, CsvException {
    this.in = in;
    byte[] first = peek(in);
    refuseUtf16(first);
    char separator = separator(first);
    schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    rows = new RawRows(in, separator);
    header = readHeader();
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws CsvException if it has no usable header
   */
  public static PeopleCsv open(Path file) throws IOException, CsvException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), HEADER_BYTES);
    boolean opened = false;
    try {
      PeopleCsv csv = new PeopleCsv(in);
      opened = true;
      return csv;
    } finally {
      if (!opened) {
        in.close();
      }
    }
  }

  /** The names of columns that mean nothing here. */
  public List<String> ignoredColumns() {
    return header.ignored();
  }

  /** The next row, sound or not; empty at the end. */
  public Optional<CsvRow> next() throws IOException {
    Optional<RawRow> raw = rows.next();
    return raw.isEmpty() ? Optional.empty() : Optional.of(row(raw.get()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private CsvRow row(RawRow raw) {
    if (raw.flaw().isPresent()) {
      return CsvRow.flawed(raw.line(), raw.flaw().get());
    }
    Optional<List<String>> fields = Optional.empty();
    Flaw flaw = Flaw.BROKEN_QUOTES;
    try {
      fields = Optional.of(fields(raw.bytes()));
      flaw = Flaw.OTHER_COLUMNS;
    } catch (CharacterCodingException e) {
      flaw = Flaw.NOT_UTF_8;
    } catch (IOException e) {
      flaw = Flaw.BROKEN_QUOTES;
    }
    if (fields.isPresent() && fields.get().size() == header.columns().size()) {
      return row(raw.line(), fields.get());
    }
    if (raw.lines() > 1) {
      // Likely a quote too many, which took the next rows along: they may be sound.
      rows.resumeAtSecondLine();
    }
    return CsvRow.flawed(raw.line(), flaw);
  }

  private CsvRow row(long line, List<String> fields) {
    Map<String, String> byColumn = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String value = fields.get(i).strip();
      Optional<String> column = header.columns().get(i);
      if (column.isPresent() && !value.isEmpty()) {
        byColumn.put(column.get(), value);
      }
    }
    return byColumn.containsKey(CsvHeader.RECORD_ID)
        ? new CsvRow(line, byColumn, Optional.empty())
        : CsvRow.flawed(line, Flaw.NO_RECORD_ID);
  }

  private CsvHeader readHeader() throws IOException, CsvException {
    RawRow raw =
        rows.next().orElseThrow(() -> new CsvException(1, "the file is empty; it needs a header"));
    if (raw.flaw().isPresent()) {
      throw new CsvException(raw.line(), "the header cannot be read: " + raw.flaw().get().reason());
    }
    try {
      List<String> names = new ArrayList<>(fields(raw.bytes()));
      if (!names.get(0).isEmpty() && names.get(0).charAt(0) == MARK) {
        names.set(0, names.get(0).substring(1));
      }
      return CsvHeader.of(names);
    } catch (CharacterCodingException e) {
      throw new CsvException(raw.line(), "the header is not UTF-8; save the file as UTF-8");
    } catch (JsonProcessingException e) {
      throw new CsvException(raw.line(), "the quotes of the header are broken");
    }
  }

  private List<String> fields(byte[] row) throws IOException {
    String text = utf8.decode(ByteBuffer.wrap(row)).toString();
    List<String> fields = new ArrayList<>(COLUMNS.size());
    try (CsvParser parser = parsers.createParser(text)) {
      parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
      parser.setSchema(schema);
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          fields.add(parser.getText());
        }
      }
    }
    return fields;
  }

  private static byte[] peek(InputStream in) throws IOException {
    in.mark(HEADER_BYTES);
    byte[] first = in.readNBytes(HEADER_BYTES - 1);
    in.reset();
    return first;
  }

  private static void refuseUtf16(byte[] first) throws CsvException {
    for (int i = 0; i < Math.min(first.length, 64); i++) {
      if (first[i] == 0) {
        throw new CsvException(1, "this is not UTF-8 text (UTF-16?); save the file as UTF-8");
      }
    }
  }

  /** What stands most often in the first line. */
  private static char separator(byte[] first) {
    int[] counts = new int[128];
    for (int i = 0; i < first.length && first[i] != '\n' && first[i] != '\r'; i++) {
      if (first[i] >= 0) {
        counts[first[i]]++;
      }
    }
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = counts[candidate] > counts[best] ? candidate : best;
    }
    return best;
  }
}
