package io.ticketing.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The complete rendered chart, so that a change is visible in a review.
class GoldenTest {

    private static final boolean REWRITE = Boolean.getBoolean("helm.golden.rewrite");
    /// Only where it is our own version, since it may also be a server's.
    private static final Pattern VERSION =
            Pattern.compile(
                    "(io/version: \"|sh/chart: ticketing-|image: ticketing/[a-z]+:)"
                            + Pattern.quote(System.getProperty("ticketing.version")));

    private static final Path FOLDER = Chart.ROOT.resolve("deploy/helm/src/test/resources/golden");

    @ParameterizedTest
    @EnumSource
    void rendersWhatIsRecorded(Mode mode) throws IOException {
        Path file = FOLDER.resolve(mode.name().toLowerCase(Locale.ROOT) + ".yaml");
        String rendered = withoutVersion(Chart.template(List.of(mode.yaml())));

        if (REWRITE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, rendered);
        }

        assertThat(rendered)
                .as("record the change with ./mvnw test -pl deploy/helm -Dhelm.golden.rewrite=true")
                .isEqualTo(Files.readString(file));
    }

    /// A release changes the version. Passwords and keys are generated each time, and are in no
    /// manifest.
    private static String withoutVersion(String manifest) {
        return VERSION.matcher(manifest).replaceAll("$1(version)").replaceAll("(?m)[ \\t]+$", "");
    }
}
