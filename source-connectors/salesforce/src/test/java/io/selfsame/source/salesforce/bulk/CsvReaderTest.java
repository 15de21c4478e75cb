package io.selfsame.source.salesforce.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  @Property(tries = 300)
  void whatWasWrittenIsRead(@ForAll("records") List<List<String>> records) throws IOException {
    String csv =
        records.stream()
            .map(
                record ->
                    record.stream()
                        .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n"));

    assertEquals(records, read(csv));
  }

  @Test
  void plainValuesLineEndsOfBothKindsAndEmptyValuesAreRead() throws IOException {
    assertEquals(List.of(List.of("a", "", "c"), List.of("1", "2", "")), read("a,,c\r\n1,2,\n"));
  }

  @Test
  void nulCharactersAreLeftOut() throws IOException {
    assertEquals(List.of(List.of("ab", "c")), read("\"a\0b\",\0c\n"));
  }

  @Test
  void aTextThatEndsInsideAValueIsNoRecord() {
    assertThrows(IOException.class, () -> read("\"a\",\"b"));
  }

  @Test
  void aRecordLongerThanAllowedIsRefused() {
    CsvReader reader = new CsvReader(new StringReader("x".repeat(50)), 20);

    assertThrows(CsvReader.RecordTooLongException.class, reader::next);
  }

  @Provide
  Arbitrary<List<List<String>>> records() {
    Arbitrary<String> values =
        Arbitraries.strings().withChars("ab,\"\n\r \u00e9\ud83d\ude00").ofMaxLength(6);
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(columns -> values.list().ofSize(columns).list().ofMinSize(1).ofMaxSize(6));
  }

  private static List<List<String>> read(String csv) throws IOException {
    CsvReader reader = new CsvReader(new StringReader(csv), 1_000);
    List<List<String>> records = new ArrayList<>();
    Optional<List<String>> record = reader.next();
    while (record.isPresent()) {
      records.add(record.get());
      record = reader.next();
    }
    return records;
  }
}
