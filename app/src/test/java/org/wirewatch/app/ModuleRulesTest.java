package org.wirewatch.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may depend on whom; see docs/architecture.md. */
@AnalyzeClasses(packages = "org.wirewatch", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  private static final String[] SERVICES = {
    "org.wirewatch.ingest..",
    "org.wirewatch.enrich..",
    "org.wirewatch.alerts..",
    "org.wirewatch.desk.."
  };

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_KNOW_ONE_ANOTHER =
      slices()
          .matching("org.wirewatch.(ingest|enrich|alerts|desk)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule WHAT_IS_SHARED_DOES_NOT_KNOW_ITS_USERS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.wirewatch.wire..", "org.wirewatch.query..", "org.wirewatch.knowledge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVICES);

  @ArchTest
  static final ArchRule WIRE_DEPENDS_ON_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage("org.wirewatch.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.wirewatch.query..", "org.wirewatch.knowledge..", "org.wirewatch.broker..");

  @ArchTest
  static final ArchRule KNOWLEDGE_DEPENDS_ON_WIRE_ONLY =
      noClasses()
          .that()
          .resideInAPackage("org.wirewatch.knowledge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.wirewatch.query..", "org.wirewatch.streams..", "org.wirewatch.broker..");

  @ArchTest
  static final ArchRule KNOWLEDGE_IS_FOR_ENRICH_AND_DESK =
      noClasses()
          .that()
          .resideInAnyPackage("org.wirewatch.ingest..", "org.wirewatch.alerts..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.wirewatch.knowledge..");

  @ArchTest
  static final ArchRule NOBODY_DEPENDS_ON_THE_APP =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.wirewatch.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.wirewatch.app..");

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_START_BROKERS =
      noClasses()
          .that()
          .resideInAnyPackage(SERVICES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.wirewatch.broker..");

  @ArchTest
  static final ArchRule TIME_IS_INJECTED =
      noClasses()
          .that()
          .resideInAnyPackage(SERVICES)
          .should()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule LOGGERS_ARE_PRIVATE_CONSTANTS =
      fields()
          .that()
          .haveRawType(org.slf4j.Logger.class)
          .should()
          .bePrivate()
          .andShould()
          .beStatic()
          .andShould()
          .beFinal()
          .andShould()
          .haveName("LOG");

  @ArchTest
  static final ArchRule UTILITIES_ARE_NAMED_FOR_WHAT_THEY_DO =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Impl");
}
