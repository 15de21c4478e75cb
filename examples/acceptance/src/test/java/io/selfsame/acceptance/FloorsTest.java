package io.selfsame.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The floors of the architecture: an arrow of dependency only ever points down. */
class FloorsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.selfsame");

  private static void holds(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static final String CONTRACT = "io.selfsame.contract..";
  private static final String SCHEMA = "io.selfsame.schema..";
  private static final String IDENTITY = "io.selfsame.identity..";
  private static final String SOURCES = "io.selfsame.source..";
  private static final String POLLING = "io.selfsame.source.polling..";
  private static final String SINKS = "io.selfsame.sink..";
  private static final String RESOLUTION = "io.selfsame.resolution..";
  private static final String WAREHOUSE = "io.selfsame.warehouse..";

  @Test
  void resolutionIsPure() {
    holds(
        classes()
            .that()
            .resideInAPackage(RESOLUTION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                RESOLUTION,
                "java.lang..",
                "java.util..",
                "java.time..",
                "java.io..",
                "java.nio..",
                "java.security..",
                "java.text.."));
  }

  @Test
  void resolutionReadsNoClock() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(RESOLUTION)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class));
  }

  @Test
  void theContractKnowsNoVendorNoHttpNoDatabase() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(CONTRACT, SCHEMA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                IDENTITY,
                SOURCES,
                SINKS,
                RESOLUTION,
                WAREHOUSE,
                "java.sql..",
                "java.net.http..",
                "okhttp3.."));
  }

  @Test
  void theSmtKnowsOneRecordAndNoStore() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(IDENTITY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SOURCES, SINKS, RESOLUTION, WAREHOUSE, "java.sql..", "okhttp3.."));
  }

  @Test
  void pollingKnowsNoVendor() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(POLLING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.selfsame.source.salesforce..",
                "io.selfsame.source.stripe..",
                "io.selfsame.source.zendesk..",
                "io.selfsame.source.rest.."));
  }

  @Test
  void sourcesAndSinksShareNothing() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(SOURCES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SINKS, RESOLUTION, WAREHOUSE, IDENTITY));
  }

  @Test
  void vendorsDoNotKnowEachOther() {
    holds(
        slices()
            .matching("io.selfsame.source.(salesforce|stripe|zendesk|rest)..")
            .should()
            .notDependOnEachOther());
  }

  @Test
  void theWarehouseKnowsNoConnect() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(WAREHOUSE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", CONTRACT, SINKS));
  }

  @Test
  void theSinkWritesNoSql() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(SINKS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql.."));
  }

  @Test
  void pluginsUseTheWorkersPublicApiOnly() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.selfsame.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.kafka.connect.runtime..",
                "org.apache.kafka.connect.util..",
                "org.apache.kafka.connect.transforms.util.."));
  }

  @Test
  void pluginsKnowNoExample() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(CONTRACT, SCHEMA, IDENTITY, SOURCES, SINKS, RESOLUTION, WAREHOUSE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.selfsame\\.(simulator|cluster|quickstart)\\..*"));
  }

  @Test
  void noCirclesBetweenPackages() {
    holds(slices().matching("io.selfsame.(**)").should().beFreeOfCycles());
  }

  @Test
  void aPackageIsARole() {
    holds(
        noClasses()
            .should()
            .resideInAnyPackage(
                "..util..", "..utils..", "..common..", "..helper..", "..impl..", "..manager.."));
  }
}
