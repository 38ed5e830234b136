package io.ticketing.helm;

import java.nio.file.Files;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LintTest {

    private static final String VERSION = System.getProperty("ticketing.version");

    @Test
    void passesHelmsStrictLint() {
        LintResult result = new Helm(Chart.FOLDER).lint().strict().call();

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void carriesTheProjectsVersion() throws Exception {
        assertThat(Files.readAllLines(Chart.FOLDER.resolve("Chart.yaml")))
                .contains("version: " + VERSION, "appVersion: " + VERSION);
    }
}
