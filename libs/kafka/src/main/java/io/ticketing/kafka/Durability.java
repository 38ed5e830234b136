package io.ticketing.kafka;

import java.util.List;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jboss.logging.Logger;

/// Warns if a topic of a cluster would lose acknowledged events when one broker fails.
final class Durability {

    /// How many copies an event needs before it counts as published.
    static final int COPIES = 2;

    private static final Logger LOG = Logger.getLogger(Durability.class);

    private Durability() {}

    static void check(Admin admin, List<String> topics) throws InterruptedException {
        var resources = topics.stream()
                .map(it -> new ConfigResource(ConfigResource.Type.TOPIC, it))
                .toList();
        try {
            admin.describeConfigs(resources).all().get().forEach(Durability::check);
        } catch (ExecutionException e) {
            // A login without this right is no reason for alarm.
            LOG.infof("Can't check whether topics may lose events: %s", e.getCause());
        }
    }

    private static void check(ConfigResource topic, Config settings) {
        var copies = settings.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        if (copies != null && Integer.parseInt(copies.value()) < COPIES) {
            LOG.warnf(
                    "Topic %s may lose events with one broker: its min.insync.replicas is %s",
                    topic.name(), copies.value());
        }
    }
}
