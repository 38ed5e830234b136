package io.ticketing.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// One service as it is rendered, so that a review shows what a change does. The other services
/// come from the same templates; what sets them apart has its own tests.
class GoldenTest {

    private static final boolean REWRITE = Boolean.getBoolean("helm.golden.rewrite");
    /// Only where it is our own version, since it may also be a server's.
    private static final Pattern VERSION =
            Pattern.compile("(io/version: \"|sh/chart: ticketing-|image: ticketing/[a-z]+:)"
                    + Pattern.quote(System.getProperty("ticketing.version")));

    private static final Path FILE = Chart.ROOT.resolve("deploy/helm/src/test/resources/golden/orders.yaml");

    @Test
    void rendersWhatIsRecorded() throws IOException {
        String rendered = withoutVersion(ordersOf(Chart.template(List.of(Mode.EXTERNAL.yaml()))));

        if (REWRITE) {
            Files.writeString(FILE, rendered);
        }

        assertThat(rendered)
                .as("record the change with ./mvnw test -pl deploy/helm -Dhelm.golden.rewrite=true")
                .isEqualTo(Files.readString(FILE));
    }

    private static String ordersOf(String manifest) {
        return Stream.of(manifest.split("(?m)^(?=---$)"))
                .filter(document -> document.contains("\n  name: ticketing-orders\n"))
                .collect(Collectors.joining());
    }

    /// A release changes the version. Passwords and keys are generated each time, and are in no
    /// manifest.
    private static String withoutVersion(String manifest) {
        return VERSION.matcher(manifest).replaceAll("$1(version)").replaceAll("(?m)[ \\t]+$", "");
    }
}
