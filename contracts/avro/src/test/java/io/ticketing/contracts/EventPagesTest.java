package io.ticketing.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The pages that list events list all of them; one says what is done if an event is lost.
class EventPagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/architecture.md", "docs/events.md", "docs/operations.md"})
    void listEveryEvent(String page) throws IOException {
        String text = Files.readString(Path.of("../..").resolve(page));

        assertThat(EventTypes.all().values())
                .extracting(Schema::getName)
                .allSatisfy(event -> assertThat(text).contains("`" + event + "`"));
    }
}
