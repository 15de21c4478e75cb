package io.selfsame.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingReportCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder;

  @Test
  void itSaysWhichFieldsFeedEachAttribute() {
    assertEquals(0, run("--kind", "salesforce", "--object", "Contact"));

    String report = out.toString(StandardCharsets.UTF_8);
    assertTrue(report.startsWith("salesforce Contact (person)"), report);
    assertTrue(report.contains("  phone            <- MobilePhone, Phone, HomePhone"), report);
    assertTrue(report.contains("fed by nothing: unit,"), report);
    assertTrue(report.contains("  key email <- Email"), report);
    assertTrue(report.contains("  consent marketing_email <- HasOptedOutOfEmail {false=UNKNOWN"));
    assertFalse(report.contains("salesforce Lead"), report);
  }

  @Test
  void aSampleMarksWhatItHasAndShowsNoValue() throws IOException {
    Path sample = folder.resolve("record.json");
    Files.writeString(sample, "{\"email\": \"canary@acme.io\", \"name\": null}");

    assertEquals(
        0, run("--kind", "stripe", "--object", "customers", "--sample", sample.toString()));

    String report = out.toString(StandardCharsets.UTF_8);
    assertTrue(report.contains("  email            <- email *"), report);
    assertTrue(report.contains("  full_name        <- "), report);
    assertFalse(report.contains("canary"), report);
  }

  @Test
  void theSettingsOfAConnectorAreRead() throws IOException {
    Path config = folder.resolve("sink.properties");
    Files.writeString(
        config,
        """
        name=profiles
        transforms=identity
        transforms.identity.type=io.selfsame.identity.StandardizeIdentity
        transforms.identity.mapping={"shop": {"users": {"attributes": {"email": "mail"}}}}
        """);

    assertEquals(0, run("--config", config.toString(), "--kind", "shop"));

    assertTrue(out.toString(StandardCharsets.UTF_8).contains("  email            <- mail"));
  }

  @Test
  void aBrokenMappingIsReportedWhereItIsWrong() throws IOException {
    Path mapping = folder.resolve("mapping.json");
    Files.writeString(mapping, "{\"shop\": {\"users\": {\"attributes\": {\"colour\": \"c\"}}}}");

    assertEquals(1, run("--mapping", mapping.toString()));

    String problem = err.toString(StandardCharsets.UTF_8);
    assertTrue(problem.contains("at shop.users.attributes.colour: unknown attribute"), problem);
    assertEquals(1, run("--mapping"));
    assertEquals(1, run("--kind", "nobody"));
  }

  private int run(String... args) {
    return MappingReportCommand.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
