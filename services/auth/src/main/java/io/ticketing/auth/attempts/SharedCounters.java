package io.ticketing.auth.attempts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

import io.ticketing.auth.AuthConfig;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The counters of all replicas, in Redis. Each is a hash that expires when it no longer matters.
///
/// A call fails soon if Redis doesn't answer, and at once if it has not answered lately.
@ApplicationScoped
class SharedCounters {

    private static final int LOOKED_AT = 4;
    private static final long PATIENCE = 250;
    private static final long PAUSE = 2;

    private static final String TAKE = script("take");
    private static final String GIVE_BACK = script("give-back");

    private final ReactiveRedisDataSource redis;
    private final String prefix;

    SharedCounters(ReactiveRedisDataSource redis, AuthConfig config) {
        this.redis = redis;
        this.prefix = "{" + config.attempts().keys() + "}:attempts:";
    }

    /// Milliseconds to wait; 0 if every counter has counted the attempt.
    @Timeout(value = PATIENCE, unit = ChronoUnit.MILLIS)
    @CircuitBreaker(requestVolumeThreshold = LOOKED_AT, delay = PAUSE, delayUnit = ChronoUnit.SECONDS)
    Uni<Long> take(List<Counter> counters) {
        return run(TAKE, counters, counters.stream().flatMap(SharedCounters::arguments))
                .map(Response::toLong);
    }

    @Timeout(value = PATIENCE, unit = ChronoUnit.MILLIS)
    @CircuitBreaker(requestVolumeThreshold = LOOKED_AT, delay = PAUSE, delayUnit = ChronoUnit.SECONDS)
    Uni<Void> giveBack(List<Counter> counters) {
        return run(GIVE_BACK, counters, Stream.of()).replaceWithVoid();
    }

    private Uni<Response> run(String script, List<Counter> counters, Stream<String> arguments) {
        var keys = counters.stream().map(counter -> prefix + counter.name());
        var command = Stream.of(script, Integer.toString(counters.size()));
        return redis.execute(
                Command.EVAL,
                Stream.of(command, keys, arguments).flatMap(all -> all).toArray(String[]::new));
    }

    private static Stream<String> arguments(Counter counter) {
        Allowance allowance = counter.allowance();
        return Stream.of(
                        allowance.free(),
                        allowance.pause().toMillis(),
                        allowance.doublings(),
                        allowance.recovery().toMillis())
                .map(Object::toString);
    }

    private static String script(String name) {
        try (var text = SharedCounters.class.getResourceAsStream("/redis/" + name + ".lua")) {
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
