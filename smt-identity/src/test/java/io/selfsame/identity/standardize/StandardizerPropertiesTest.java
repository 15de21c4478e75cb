package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds of every standardizer, whatever the text. */
class StandardizerPropertiesTest {
  private static final Placeholders PLACEHOLDERS = Placeholders.builtIn();
  private static final NameStandardizer NAMES = new NameStandardizer(PLACEHOLDERS);
  private static final Map<String, Standardizer> ALL = all();

  @Property(tries = 2000)
  void standardizingTwiceIsStandardizingOnce(
      @ForAll("standardizers") String name, @ForAll("texts") String raw) {
    assertStable(name, raw);
  }

  @Example
  void nothingNaughtyIsThrownAt() {
    for (String line : ResourceLines.read("naughty-strings.txt")) {
      String raw = unescape(line);
      ALL.keySet().forEach(name -> assertStable(name, raw));
      NAMES.split(raw);
    }
  }

  /** See blns/LICENSE: the big list of naughty strings, MIT. */
  @Example
  void nothingOfTheBigListOfNaughtyStringsIsThrownAt() throws IOException {
    for (String raw : bigList()) {
      ALL.keySet().forEach(name -> assertStable(name, raw));
      takeApart(raw);
    }
  }

  @Property(tries = 2000)
  void whatIsComparedIsAFunctionThatNeverThrowsAndIsStable(@ForAll("texts") String raw) {
    takeApart(raw);
  }

  /** "tel:" is what only the library reads. */
  @Property(tries = 3000)
  void theShortWayOfNorthAmericanNumbersFindsWhatTheLibraryFinds(
      @ForAll @LongRange(min = 1_000_000_000L, max = 19_999_999_999L) long digits) {
    PhoneStandardizer phone = new PhoneStandardizer(PLACEHOLDERS);
    Standardized plain = phone.standardize("+1" + digits, "US");
    Standardized library = phone.standardize("tel:+1" + digits, "US");

    assertEquals(library.key(), plain.key());
    assertEquals(library.verdict(), plain.verdict());
    assertEquals(
        phone.standardize("tel:" + digits, "US").key(), phone.standardize("" + digits, "US").key());
  }

  @Property(tries = 1000)
  void aNameIsTakenApartWithoutLosingOrInventingWords(@ForAll("names") String raw) {
    PersonName name = NAMES.split(raw);

    assertEquals(name, name.equals(PersonName.UNKNOWN) ? name : NAMES.split(name.full()));
  }

  @Provide
  Arbitrary<String> standardizers() {
    return Arbitraries.of(ALL.keySet());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        Arbitraries.strings().ascii().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789+()-. x;ext=").ofMaxLength(24),
        Arbitraries.strings().withChars("aAzZ.@+-<>\u00fc\u0130\u00df\u0301 ").ofMaxLength(24),
        Arbitraries.strings().withChars("0123456789/.-T:Z").ofMaxLength(20),
        Arbitraries.strings().alpha().numeric().ofMinLength(15).ofMaxLength(18));
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> word =
        Arbitraries.of(
            "Jane", "Roe", "O'Hara", "Lee", "Beethoven", "Q.", "M\u00fcller", "Ann-Marie");
    return word.list().ofMinSize(1).ofMaxSize(4).map(words -> String.join(" ", words));
  }

  private static void assertStable(String name, String raw) {
    Standardizer standardizer = ALL.get(name);
    Standardized once = standardizer.standardize(raw);
    Standardized twice = standardizer.standardize(once.display());

    assertEquals(once.display(), twice.display(), name);
    assertEquals(once.key(), twice.key(), name);
  }

  private static void takeApart(String raw) {
    NAMES.split(raw);
    NAMES.bare(raw, raw);
    new StreetParser().parse(raw);
    new StreetParser().unit(raw);
    new OneLineAddress.Parser(new CountryStandardizer(), new RegionStandardizer()).parse(raw, "US");
    String folded = LatinFold.of(raw);
    assertEquals(folded, LatinFold.of(folded));
    OrganizationName name = new OrganizationStandardizer(PLACEHOLDERS).parts(raw);
    assertEquals(name.name(), new OrganizationStandardizer(PLACEHOLDERS).parts(name.name()).name());
  }

  private static List<String> bigList() throws IOException {
    try (InputStream in =
        StandardizerPropertiesTest.class.getResourceAsStream(
            "/io/selfsame/identity/blns/blns.json")) {
      return new ObjectMapper().readValue(in, new TypeReference<>() {});
    }
  }

  private static String unescape(String line) {
    StringBuilder text = new StringBuilder();
    String[] parts = line.split("\\\\u", -1);
    text.append(parts[0]);
    Arrays.stream(parts)
        .skip(1)
        .forEach(
            part ->
                text.append((char) Integer.parseInt(part.substring(0, 4), 16))
                    .append(part.substring(4)));
    return text.toString();
  }

  private static Map<String, Standardizer> all() {
    PhoneStandardizer phone = new PhoneStandardizer(PLACEHOLDERS);
    Map<String, Standardizer> all = new LinkedHashMap<>();
    all.put("email", new EmailStandardizer(PLACEHOLDERS));
    all.put("phone US", raw -> phone.standardize(raw, "US"));
    all.put("phone DE", raw -> phone.standardize(raw, "DE"));
    all.put("phone without region", raw -> phone.standardize(raw, ""));
    all.put("name", NAMES);
    all.put("suffix", NAMES::suffix);
    all.put("country", new CountryStandardizer());
    all.put("postal code", new PostalCodeStandardizer());
    all.put("street", new StreetStandardizer());
    all.put("date", new DateStandardizer(PLACEHOLDERS));
    all.put("salesforce id", new SalesforceIdStandardizer());
    all.put("issued id", new IssuedIdStandardizer());
    all.put("entered id", new EnteredIdStandardizer(PLACEHOLDERS));
    all.put("date US", raw -> new DateStandardizer(PLACEHOLDERS).standardize(raw, "US"));
    PostalCodeStandardizer postalCode = new PostalCodeStandardizer();
    all.put("postal code US", raw -> postalCode.standardize(raw, "US"));
    all.put("postal code GB", raw -> postalCode.standardize(raw, "GB"));
    RegionStandardizer region = new RegionStandardizer();
    all.put("region US", raw -> region.standardize(raw, "US"));
    all.put("organization", new OrganizationStandardizer(PLACEHOLDERS));
    all.put("typed id", new TypedIdStandardizer(PLACEHOLDERS));
    all.put("text", new TextStandardizer());
    return all;
  }
}
