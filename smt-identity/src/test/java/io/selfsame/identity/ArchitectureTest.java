package io.selfsame.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.selfsame.identity",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CIRCLES =
      slices().matching("io.selfsame.identity.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule STANDARDIZERS_KNOW_NEITHER_RECORDS_NOR_CONNECT =
      classes()
          .that()
          .resideInAPackage("io.selfsame.identity.standardize")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.selfsame.identity.standardize", "com.google.i18n.phonenumbers..", "java..");

  @ArchTest
  static final ArchRule THE_TRANSFORMATION_KNOWS_NO_STORE_AND_NO_NETWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "java.net.http..", "javax.sql..");

  @ArchTest
  static final ArchRule NOTHING_BELOW_KNOWS_THE_TRANSFORMATION =
      noClasses()
          .that()
          .resideInAnyPackage("io.selfsame.identity.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.selfsame.identity");
}
