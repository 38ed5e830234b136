package io.ticketing.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The build server's workflows name existing files and all images.
class WorkflowsTest {

    private static final Path FOLDER = Chart.ROOT.resolve(".github/workflows");
    private static final Pattern SOURCE = Pattern.compile("(?:\\./mvnw|\\.ci/run|deploy/[\\w./-]+)");

    private static final List<String> IMAGES =
            Stream.concat(ServiceSource.NAMES.stream(), Stream.of("sandbox")).toList();

    @ParameterizedTest
    @ValueSource(strings = {"build.yml", "release.yml", "weekly.yml"})
    void runsWhatIsThere(String name) throws IOException {
        assertThat(SOURCE.matcher(Files.readString(FOLDER.resolve(name))).results())
                .extracting(MatchResult::group)
                .filteredOn(path -> !path.contains("/target/"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Chart.ROOT.resolve(path)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"build.yml", "release.yml", "weekly.yml"})
    void mayOnlyReadUnlessAJobSaysMore(String name) throws IOException {
        assertThat(read(name).path("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
    }

    @Test
    void releasesAllImages() throws IOException {
        Path workflow = FOLDER.resolve("release.yml");
        Path script = Chart.ROOT.resolve("deploy/release.sh");

        assertThat(services(read("release.yml").at("/jobs/image"))).containsExactlyInAnyOrderElementsOf(IMAGES);
        assertThat(words("for service in ([a-z ]+);", workflow)).containsExactlyInAnyOrderElementsOf(IMAGES);
        assertThat(words("\\nservices=\\(([a-z ]+)\\)", script)).containsExactlyInAnyOrderElementsOf(IMAGES);
    }

    @Test
    void watchesAllImages() throws IOException {
        JsonNode jobs = read("weekly.yml").path("jobs");

        assertThat(services(jobs.path("scan"))).containsExactlyInAnyOrderElementsOf(IMAGES);
        assertThat(services(jobs.path("native"))).containsExactlyInAnyOrderElementsOf(ServiceSource.NAMES);
    }

    private static List<String> services(JsonNode job) {
        return job.at("/strategy/matrix/service")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> words(String pattern, Path file) throws IOException {
        Matcher list = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(list.find()).as(pattern).isTrue();
        return List.of(list.group(1).split(" "));
    }

    private static JsonNode read(String name) throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve(name).toFile());
    }
}
