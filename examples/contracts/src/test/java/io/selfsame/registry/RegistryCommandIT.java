package io.selfsame.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.selfsame.contract.DriftEvent;
import io.selfsame.contract.document.Contract;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command against a real registry. */
class RegistryCommandIT {
  private final String prefix = "t" + UUID.randomUUID() + ".";
  private String url;

  @BeforeEach
  void startRegistry() throws IOException {
    url = RegistryServer.get().confluentApi();
  }

  @Test
  void whatWasRegisteredIsCompatibleAndRegisteringAgainChangesNothing() {
    CommandRun missing = run("check");
    CommandRun first = run("register");
    CommandRun again = run("register");
    CommandRun check = run("check");

    assertEquals(RegistryCommand.MISSING, missing.code());
    assertEquals(RegistryCommand.DONE, first.code(), first.out() + first.err());
    assertEquals(RegistryCommand.DONE, again.code(), again.out() + again.err());
    assertEquals(RegistryCommand.DONE, check.code(), check.out());
    assertEquals(ids(first), ids(again));
    assertEquals(Contract.ALL.size(), check.out().lines().count());
  }

  @Test
  void theJsonSchemasRegisterToo() {
    assertEquals(RegistryCommand.DONE, run("register", "--format", "json").code());
    assertEquals(RegistryCommand.DONE, run("check", "--format", "json").code());
  }

  @Test
  void aContractThatReadersOfTheRegistrysCannotFollowIsRefused() throws RegistryException {
    Registry registry = new Registry(URI.create(url), Optional.empty());
    String older =
        "{\"type\":\"record\",\"name\":\"DriftEvent\",\"namespace\":\"io.selfsame\",\"fields\":["
            + "{\"name\":\"source\",\"type\":\"int\"}]}";
    String subject = prefix + DriftEvent.SCHEMA.name();
    registry.register(subject, JsonNodeFactory.instance.objectNode().put("schema", older));
    registry.require(subject, "BACKWARD");

    CommandRun check = run("check");
    CommandRun register = run("register");

    assertEquals(RegistryCommand.INCOMPATIBLE, check.code());
    assertTrue(check.out().contains(subject + ": incompatible"), check.out());
    assertEquals(RegistryCommand.INCOMPATIBLE, register.code());
  }

  @Test
  void aSubjectWithoutCompatibilityRulesIsNotCalledCompatible() throws RegistryException {
    run("register");
    String subject = prefix + DriftEvent.SCHEMA.name();
    new Registry(URI.create(url), Optional.empty()).require(subject, "NONE");

    CommandRun check = run("check");

    assertEquals(RegistryCommand.INCOMPATIBLE, check.code());
    assertTrue(check.out().contains(subject + ": not protected"), check.out());
  }

  private CommandRun run(String action, String... more) {
    String[] arguments = {action, "--registry", url, "--subject-prefix", prefix};
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  private static String ids(CommandRun run) {
    return run.out().lines().filter(line -> line.contains("with id")).toList().toString();
  }
}
