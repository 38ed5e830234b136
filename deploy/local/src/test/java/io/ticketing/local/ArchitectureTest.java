package io.ticketing.local;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/// The demo shares a module with the launcher, but could live anywhere: it only calls the public API.
@AnalyzeClasses(
        packages = {"io.ticketing.local", "io.ticketing.demo"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_DEMO_DOES_NOT_KNOW_THE_LAUNCHER = noClasses()
            .that()
            .resideInAPackage("io.ticketing.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ticketing.local..", "io.ticketing.servers..", "io.ticketing.sandbox..");
}
