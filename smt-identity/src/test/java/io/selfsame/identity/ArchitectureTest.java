package io.selfsame.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Plain tests rather than ArchUnit's own engine, whose rules the build would not count. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.selfsame.identity");

  @Test
  void packagesAreFreeOfCircles() {
    slices().matching("io.selfsame.identity.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void standardizersKnowNeitherRecordsNorConnect() {
    classes()
        .that()
        .resideInAPackage("io.selfsame.identity.standardize")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.selfsame.identity.standardize", "com.google.i18n.phonenumbers..", "java..")
        .check(CLASSES);
  }

  @Test
  void theTransformationKnowsNoStoreAndNoNetwork() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "java.net.http..", "javax.sql..")
        .check(CLASSES);
  }

  @Test
  void nothingBelowKnowsTheTransformation() {
    noClasses()
        .that()
        .resideInAnyPackage("io.selfsame.identity.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.selfsame.identity")
        .check(CLASSES);
  }
}
