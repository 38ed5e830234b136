package io.ticketing.idempotency;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatedRequestsTest {

    @Test
    void beginsAgainWhenTheEarlierOneIsForgottenBetweenTheTwoLooks() {
        var answer = new Purged()
                .once(
                        UUID.randomUUID(),
                        Optional.of("a key"),
                        "a request",
                        () -> Uni.createFrom().item("again"))
                .await()
                .indefinitely();

        assertThat(answer).isEqualTo("again");
    }

    private static final class Request extends RememberedRequest {}

    /// Has the key at the first query, not at the second, and can be claimed at the third.
    private static final class Purged extends RepeatedRequests<Request, String> {

        private final Queue<Boolean> claims = new ArrayDeque<>(List.of(false, true));
        private Request kept;

        Purged() {
            super(Request.class, Clock.systemUTC());
        }

        @Override
        Uni<Boolean> claim(IdempotencyKey key, String hash) {
            boolean isFirst = claims.remove();
            kept = isFirst ? new Request() : null;
            return Uni.createFrom().item(isFirst);
        }

        @Override
        Uni<Request> find(IdempotencyKey key) {
            return Uni.createFrom().item(kept);
        }

        @Override
        protected boolean write(Request request, String answer) {
            return true;
        }

        @Override
        protected String read(Request request) {
            throw new AssertionError("it is forgotten");
        }

        @Override
        protected String keyReused() {
            throw new AssertionError("it is forgotten");
        }
    }
}
