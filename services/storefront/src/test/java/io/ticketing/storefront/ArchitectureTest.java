package io.ticketing.storefront;

import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.ticketing.storefront.pages.ErrorAnswer;
import io.ticketing.storefront.pages.Names;
import io.ticketing.storefront.pages.Words;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/// The direction of dependencies inside the storefront: requests arrive in `pages`, `live` and
/// `proxy`, `session` knows who makes them, and `market` is the API behind.
@AnalyzeClasses(packages = "io.ticketing.storefront", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule MARKET_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("..market..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..session..", "..pages..", "..live..", "..proxy..");

    @ArchTest
    static final ArchRule SESSION_KNOWS_MARKET_ONLY = noClasses()
            .that()
            .resideInAPackage("..session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..pages..", "..live..", "..proxy..");

    @ArchTest
    static final ArchRule PAGES_KNOW_NEITHER_STREAMS_NOR_PROXY = noClasses()
            .that()
            .resideInAPackage("..pages..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..live..", "..proxy..");

    /// An update of an open page must read like the page itself.
    @ArchTest
    static final ArchRule LIVE_SHARES_THE_WORDS_OF_PAGES_ONLY = noClasses()
            .that()
            .resideInAPackage("..live..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("..pages..", "..proxy..").and(not(belongToAnyOf(Words.class, Names.class))));

    @ArchTest
    static final ArchRule PROXY_SHARES_THE_ERRORS_OF_PAGES_ONLY = noClasses()
            .that()
            .resideInAPackage("..proxy..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..pages..", "..live..", "..session..", "..market..")
                    .and(not(belongToAnyOf(ErrorAnswer.class))));

    /// A visitor gets there by reloading, and by signing in for what the form should do.
    @ArchTest
    static void theAddressOfEachFormAlsoAnswersGet(JavaClasses classes) {
        var shown = addresses(classes, GET.class);
        assertThat(addresses(classes, POST.class)).isNotEmpty().isSubsetOf(shown);
    }

    private static Set<String> addresses(JavaClasses classes, Class<? extends Annotation> asked) {
        return classes.that(resideInAnyPackage("..pages..")).stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(asked))
                .map(method -> path(method.getOwner()) + "/" + path(method))
                .map(address -> address.replaceAll("/+", "/").replaceAll("(?<=.)/$", ""))
                .collect(Collectors.toSet());
    }

    private static String path(HasAnnotations<?> element) {
        return element.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.ticketing.storefront.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_ALL_SHARE_KNOWS_NONE_OF_THEM = noClasses()
            .that()
            .resideInAPackage("io.ticketing.storefront")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..market..", "..session..", "..pages..", "..live..", "..proxy..");
}
