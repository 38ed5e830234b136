package io.ticketing.deadletters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTopicTest {

    private static final Path CONTRACTS = Path.of("../../contracts/avro/src/main/avro");

    @Test
    void isOfEveryTopicThereIs() throws IOException {
        try (var topics = Files.list(CONTRACTS)) {
            assertThat(topics.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(DeadLetterTopic.TOPICS);
        }
    }

    @Test
    void isOfTheInstallationWithThatPrefixOnly() {
        DeadLetterTopic topic = parse("shop-tickets.dead-letter.orders");

        assertThat(topic.matches("shop-", null, null)).isTrue();
        assertThat(topic.matches("", null, null)).isFalse();
        assertThat(topic.matches("sho", null, null)).isFalse();
        assertThat(parse("shop2-tickets.dead-letter.orders").matches("shop", null, null))
                .isFalse();
    }

    @Test
    void isNamedWithoutThePrefix() {
        DeadLetterTopic topic = parse("shop-tickets.dead-letter.orders");

        assertThat(topic.matches("shop-", "tickets", "orders")).isTrue();
        assertThat(topic.matches("shop-", "orders", "orders")).isFalse();
        assertThat(topic.matches("shop-", "tickets", "payments")).isFalse();
    }

    @Test
    void isNoOtherTopic() {
        assertThat(DeadLetterTopic.parse("tickets")).isEmpty();
        assertThat(parse("invoices.dead-letter.billing").matches("", null, null))
                .isFalse();
    }

    private static DeadLetterTopic parse(String name) {
        return DeadLetterTopic.parse(name).orElseThrow();
    }
}
