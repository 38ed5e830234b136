package io.ticketing.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The topics that a service creates at its start.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TopicsTest {

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @ConfigProperty(name = "ticketing.topics.prefix")
    String prefix;

    @ConfigProperty(name = "ticketing.inbox.retention")
    Duration inbox;

    @Test
    void keepsDeadLettersLongerThanEvents() {
        String retention = settingsOf("tickets.dead-letter.messaging-test")
                .get(TopicConfig.RETENTION_MS_CONFIG)
                .value();

        assertThat(Duration.ofMillis(Long.parseLong(retention))).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void leavesItToTheBrokerHowLongEventsAreKept() {
        assertThat(settingsOf("tickets").get(TopicConfig.RETENTION_MS_CONFIG).isDefault())
                .isTrue();
    }

    @Test
    void asksForNoMoreCopiesThanThereAreBrokers() {
        assertThat(settingsOf("tickets")
                        .get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
                        .value())
                .isEqualTo("1");
    }

    /// A whole segment is deleted at once, when its newest record is old enough.
    @Test
    void beginsASegmentOftenEnoughThatNoEventOutlivesTheInbox() {
        String segment =
                settingsOf("tickets").get(TopicConfig.SEGMENT_MS_CONFIG).value();

        assertThat(Duration.ofMillis(Long.parseLong(segment)).plusDays(7)).isLessThan(inbox);
    }

    private Config settingsOf(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic);
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            return await().ignoreExceptions()
                    .until(
                            () -> admin.describeConfigs(List.of(resource))
                                    .all()
                                    .get()
                                    .get(resource),
                            _ -> true);
        }
    }
}
