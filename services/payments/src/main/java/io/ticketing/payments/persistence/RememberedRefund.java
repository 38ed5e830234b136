package io.ticketing.payments.persistence;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.ticketing.idempotency.RememberedRequest;
import io.ticketing.payments.domain.Refund;

/// The refund begun by a request with an idempotency key. The table has payments, too.
@Entity
@Table(name = RememberedRequest.TABLE)
public class RememberedRefund extends RememberedRequest {

    private @Nullable UUID refundId;

    protected RememberedRefund() {}

    public void begun(Refund refund) {
        refundId = refund.id();
    }

    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }
}
