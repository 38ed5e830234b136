package io.ticketing.testing;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// Which way dependencies point inside a service.
///
/// `api` and `messaging` call `application`; `application` uses `domain` and `persistence`;
/// `persistence` uses `domain`; `domain` knows Java, money and Jakarta Persistence only.
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
            .resideInAnyPackage("..api..", "..application..", "io.ticketing..messaging..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOBODY_CALLS_THE_EDGES = noClasses()
            .that()
            .resideInAnyPackage("..application..", "..domain..", "..persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ticketing.*.api..", "io.ticketing.*.messaging..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_EDGES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("io.ticketing.*.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ticketing.*.messaging..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.ticketing.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    private ArchitectureRules() {}
}
