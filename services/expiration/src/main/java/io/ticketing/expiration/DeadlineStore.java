package io.ticketing.expiration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import org.apache.kafka.common.TopicPartition;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The deadlines in Redis, with the offsets of the orders' events that were applied.
///
/// Every change of both is one script, so that they can only be lost together.
@ApplicationScoped
class DeadlineStore {

    /// The offset of a partition that Redis does not know.
    static final long NO_OFFSET = -1;

    /// How long past its deadline a reservation is announced if its order never ends.
    static final Duration KEEP = Duration.ofHours(24);

    /// How long Redis may take to answer.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /// When a reservation is announced again if its order has not ended; pauses double.
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /// How many are announced again at once. New ones are not limited.
    private static final int REPEATED = 100;

    /// How far the clocks of Redis, of these services and of orders may differ: until a deadline is
    /// this long past, it is announced again after the first pause.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /// A member of all three keys that is never due. If the offsets have it but the deadlines
    /// don't, deadlines are missing too.
    private static final String SENTINEL = "sentinel";

    private static final String ANY = "";
    private static final String NONE = "";

    private static final String FOREVER_AGO = "-inf";
    private static final String BEFORE_SENTINEL = "(+inf";

    private static final String APPLY = script("apply");
    private static final String CLAIM = script("claim");
    private static final String RELEASE = script("release");

    private final ReactiveRedisDataSource redis;
    private final ExpirationConfig config;
    private final String deadlines;
    private final String reservations;
    private final String offsets;

    DeadlineStore(ReactiveRedisDataSource redis, ExpirationConfig config) {
        this.redis = redis;
        this.config = config;
        this.deadlines = "{" + config.keys() + "}:deadlines";
        this.reservations = "{" + config.keys() + "}:reservations";
        this.offsets = "{" + config.keys() + "}:offsets";
    }

    /// Applies the events from one offset of a partition up to another. False, and nothing is done,
    /// if Redis has another offset than the first.
    Uni<Boolean> apply(TopicPartition partition, long from, long to, List<OrderChange> changes) {
        return apply(partition, from, to, ANY, NONE, changes);
    }

    /// Begins to apply the events from an offset in parts, and ends any other follower's turn.
    /// False, and nothing is done, if Redis has another offset.
    ///
    /// @param turn a unique name
    Uni<Boolean> begin(TopicPartition partition, long offset, String turn, List<OrderChange> changes) {
        return apply(partition, offset, offset, ANY, turn, changes);
    }

    /// Applies the next part. False, and nothing is done, if the turn has ended: earlier parts may
    /// be lost, or another follower knows more.
    Uni<Boolean> goOn(TopicPartition partition, long offset, String turn, List<OrderChange> changes) {
        return apply(partition, offset, offset, turn, turn, changes);
    }

    /// Moves the offset past all parts. False, and nothing is done, if the turn has ended.
    Uni<Boolean> finish(TopicPartition partition, long from, long to, String turn) {
        return apply(partition, from, to, turn, NONE, List.of());
    }

    private Uni<Boolean> apply(
            TopicPartition partition,
            long from,
            long to,
            String turnBefore,
            String turnAfter,
            List<OrderChange> changes) {
        Stream<String> step =
                Stream.of(partition.toString(), Long.toString(from), Long.toString(to), turnBefore, turnAfter);
        Stream<String> arguments = changes.stream().flatMap(DeadlineStore::arguments);
        return run(APPLY, Stream.concat(step, arguments)).map(applied -> applied.toInteger() == 1);
    }

    /// The next offset of each partition; [#NO_OFFSET] for one that Redis does not know.
    Uni<Map<TopicPartition, Long>> offsets(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var order = List.copyOf(partitions);
        var fields = order.stream().map(TopicPartition::toString);
        return send(Command.HMGET, Stream.concat(Stream.of(offsets), fields)).map(answer -> toOffsets(order, answer));
    }

    /// Reservations that are due by Redis' clock or by this one. Each comes again after a pause,
    /// until its order has ended; not too many come again at once.
    Uni<List<Reservation>> claim(Instant now) {
        return run(
                        CLAIM,
                        Stream.of(
                                Integer.toString(config.batch()),
                                micros(FIRST_PAUSE),
                                micros(config.longestPause()),
                                micros(KEEP),
                                Reservation.score(now),
                                micros(CLOCK_SKEW),
                                Integer.toString(REPEATED)))
                .map(claimed ->
                        claimed.getDelegate().stream().map(DeadlineStore::parse).toList());
    }

    /// Makes claimed reservations due again at once, except those that have changed since.
    Uni<Void> release(List<Reservation> claimed) {
        var arguments = claimed.stream().flatMap(one -> Stream.of(one.orderId().toString(), one.text()));
        return run(RELEASE, arguments).replaceWithVoid();
    }

    /// How many reservations are kept until their order ends.
    Uni<Long> waiting() {
        return count(BEFORE_SENTINEL);
    }

    /// How many of them fall due until then and are not claimed.
    Uni<Long> dueBy(Instant time) {
        return count(Reservation.score(time));
    }

    private Uni<Long> count(String upTo) {
        return send(Command.ZCOUNT, Stream.of(deadlines, FOREVER_AGO, upTo)).map(Response::toLong);
    }

    private static Stream<String> arguments(OrderChange change) {
        return switch (change) {
            case OrderChange.Reserved(Reservation it) -> Stream.of(it.orderId().toString(), it.score(), it.text());
            case OrderChange.Ended(var orderId) -> Stream.of(orderId.toString(), "", "");
        };
    }

    private static Reservation parse(io.vertx.redis.client.Response claimed) {
        return Reservation.parse(claimed.toString());
    }

    private static Map<TopicPartition, Long> toOffsets(List<TopicPartition> order, Response answer) {
        var offsets = new HashMap<TopicPartition, Long>();
        for (int i = 0; i < order.size(); i++) {
            Response offset = answer.get(i);
            offsets.put(order.get(i), offset == null ? NO_OFFSET : offset.toLong());
        }
        return offsets;
    }

    private Uni<Response> run(String script, Stream<String> arguments) {
        var keys = Stream.of(script, "3", deadlines, reservations, offsets, SENTINEL);
        return send(Command.EVAL, Stream.concat(keys, arguments));
    }

    private Uni<Response> send(Command command, Stream<String> arguments) {
        var all = new ArrayList<String>();
        arguments.forEach(all::add);
        return redis.execute(command, all.toArray(String[]::new))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / 1000);
    }

    private static String script(String name) {
        try (var text = DeadlineStore.class.getResourceAsStream("/redis/" + name + ".lua")) {
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
