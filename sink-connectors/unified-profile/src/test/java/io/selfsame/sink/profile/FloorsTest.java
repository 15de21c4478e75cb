package io.selfsame.sink.profile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class FloorsTest {
  private final JavaClasses sink =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.selfsame.sink");

  @Test
  void theSinkKnowsNoSqlAndNoInternalsOfConnect() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "org.duckdb..",
            "org.postgresql..",
            "org.apache.kafka.connect.runtime..",
            "org.apache.kafka.connect.util..",
            "org.apache.kafka.connect.transforms.util..")
        .check(sink);
  }

  @Test
  void itsPackagesHaveNoCircles() {
    slices().matching("io.selfsame.sink.(**)").should().beFreeOfCycles().check(sink);
  }
}
