package io.ticketing.testing;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// Which way dependencies point inside a service.
///
/// `api`, `messaging` and `schedule` call `application`; `application` uses `events`, `domain` and
/// `persistence`, and its use cases are made of `application.steps`; `events` and `persistence`
/// use `domain`; `domain` knows Java, money and Jakarta Persistence only.
public final class ArchitectureRules {

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("..domain..", "java..", "jakarta.persistence..", "io.ticketing.money.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PERSISTENCE_USES_DOMAIN_ONLY = noClasses()
            .that()
            .resideInAPackage("..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..api..",
                    "..application..",
                    "io.ticketing.*.events..",
                    "io.ticketing..messaging..",
                    "io.ticketing.*.schedule..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule EVENTS_USE_DOMAIN_ONLY = noClasses()
            .that()
            .resideInAPackage("io.ticketing.*.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ticketing.*.api..",
                    "io.ticketing.*.application..",
                    "io.ticketing.*.messaging..",
                    "io.ticketing.*.persistence..",
                    "io.ticketing.*.schedule..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule STEPS_DO_NOT_KNOW_USE_CASES = noClasses()
            .that()
            .resideInAPackage("io.ticketing.*.application.steps..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ticketing.*.application")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOBODY_CALLS_THE_EDGES = noClasses()
            .that()
            .resideInAnyPackage("..application..", "..domain..", "..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ticketing.*.api..", "io.ticketing.*.messaging..", "io.ticketing.*.schedule..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_EDGES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("io.ticketing.*.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ticketing.*.messaging..", "io.ticketing.*.schedule..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.ticketing.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    private ArchitectureRules() {}
}
