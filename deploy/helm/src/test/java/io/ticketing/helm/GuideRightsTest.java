package io.ticketing.helm;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The guide names all consumer groups that a Kafka with users must allow.
class GuideRightsTest {

    private static final Pattern GROUPS = Pattern.compile("to use the groups (.+)");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
    private static final Pattern REPLAY = Pattern.compile("GROUP = \"([^\"]+)\"");

    @Test
    void areForTheServicesAndForReplayingDeadLetters() throws Exception {
        List<String> groups = new ArrayList<>();
        ServiceSource.NAMES.stream()
                .filter(it -> ServiceSource.of(it).property("ticketing.topics.uses") != null)
                .forEach(groups::add);
        groups.addAll(found(
                REPLAY,
                Files.readString(Chart.ROOT.resolve(
                        "deploy/dead-letters/src/main/java/io/ticketing/deadletters/DeadLetterBox.java"))));
        String named = found(GROUPS, String.join("\n", Guide.PAGE.prose())).getFirst();

        assertThat(groups).hasSize(5);
        assertThat(found(NAME, named)).containsExactlyInAnyOrderElementsOf(groups);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
