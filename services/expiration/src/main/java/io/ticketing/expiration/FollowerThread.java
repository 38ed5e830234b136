package io.ticketing.expiration;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.ticketing.kafka.Attempts;
import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.Reactions;
import io.ticketing.kafka.TopicsConfig;

/// Keeps following the orders' events on its own thread, whatever fails, until it is stopped.
///
/// It uses a plain consumer because a channel returns records that it had buffered before a seek,
/// which look like those after it.
@Readiness
@ApplicationScoped
class FollowerThread implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(FollowerThread.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    /// How long the broker gathers records before it answers: each answer costs a call to Redis for
    /// every partition in it, and no deadline is as near.
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final int MEGABYTE = 1 << 20;

    private final Map<String, Object> kafka;
    private final EventConsumer events;
    private final DeadlineStore store;
    private final ExpirationConfig config;
    private final Clock clock;
    private final Reactions<Optional<OrderChange>> reactions = OrderChange.reactions();
    private final String topic;
    private final String group;
    private final Attempts attempts = new Attempts(LOG, "Following the orders' events");
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean following;
    private @Nullable Thread thread;

    FollowerThread(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventConsumer events,
            DeadlineStore store,
            ExpirationConfig config,
            Clock clock,
            TopicsConfig topics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.events = events;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.topic = topics.nameOf("orders");
        this.group = topics.nameOf(service);
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("orders-follower").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        if (thread != null && !thread.join(LONGEST_STOP)) {
            thread.interrupt();
        }
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("orders-follower").status(following);
        attempts.describe("cause", check);
        return check.build();
    }

    private void run() {
        try {
            while (!isStopped(Duration.ZERO)) {
                follow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            LOG.error("The follower can't go on: the service stops", e);
            Quarkus.asyncExit(1);
            throw e;
        }
    }

    private void follow() throws InterruptedException {
        try (var consumer = newConsumer()) {
            var follower = new OrdersFollower(consumer, events, store, config, clock, reactions);
            follower.subscribe(topic);
            do {
                following = tryStep(follower);
            } while (!isStopped(following ? Duration.ZERO : DeadlineWorker.RETRY));
        } catch (KafkaException | LinkageError e) {
            following = false;
            attempts.failed(e);
            isStopped(DeadlineWorker.RETRY);
        }
    }

    private boolean tryStep(OrdersFollower follower) {
        try {
            follower.step();
            attempts.succeeded();
            return true;
        } catch (KafkaException e) {
            throw e; // this consumer's fetched data fails every poll: a new one fetches again
        } catch (RuntimeException e) {
            attempts.failed(e);
            follower.lose();
            return false;
        }
    }

    private boolean isStopped(Duration within) throws InterruptedException {
        return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private KafkaConsumer<String, byte[]> newConsumer() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2000);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, MEGABYTE);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) GATHERING.toMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
