package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.domain.PaymentRequest;
import io.ticketing.payments.domain.PaymentResult;
import io.ticketing.payments.persistence.IdempotencyKey;
import io.ticketing.payments.persistence.RememberedPayment;
import io.ticketing.payments.persistence.RememberedPaymentRepository;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatedRequestsTest {

    private static final PaymentRequest REQUEST = new PaymentRequest(UUID.randomUUID(), UUID.randomUUID(), "tok_visa");

    @Test
    void beginsAnewWhenTheEarlierOneIsForgottenBetweenTheTwoLooks() {
        Beginning anew = new Beginning.Ended(new PaymentResult.AlreadyPaid());
        var requests = new RepeatedRequests(new Purged(), Clock.systemUTC());

        var beginning = requests.once("a key", REQUEST, () -> Uni.createFrom().item(anew))
                .await()
                .indefinitely();

        assertThat(beginning).isSameAs(anew);
    }

    /// Has the key at the first query, not at the second, and can be claimed at the third.
    private static final class Purged extends RememberedPaymentRepository {

        private final Queue<Boolean> claims = new ArrayDeque<>(List.of(false, true));
        private RememberedPayment kept;

        Purged() {
            super(null);
        }

        @Override
        public Uni<Boolean> claim(IdempotencyKey key, String requestHash, Instant now) {
            boolean isFirst = claims.remove();
            kept = isFirst ? new RememberedPayment() {} : null;
            return Uni.createFrom().item(isFirst);
        }

        @Override
        public Uni<RememberedPayment> findById(IdempotencyKey key) {
            return Uni.createFrom().item(kept);
        }
    }
}
