package io.ticketing.payments.api;

import java.util.Optional;
import java.util.UUID;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.RefundRequest;

/// What a seller or buyer sends to have tickets paid back.
@Schema(name = "RefundTickets")
record RefundTickets(
        @Min(1) @Schema(description = "How many tickets; by default all that are left", examples = "1") @Nullable
        Integer quantity,

        @Schema(description = "Whether the tickets go back on sale. What a buyer returns does", defaultValue = "true")
        @Nullable
        Boolean restock,

        @Size(max = 500)
        @Schema(description = "Why, for seller and buyer to read", examples = "The concert was moved")
        @Nullable
        String note) {

    RefundRequest of(UUID callerId, UUID paymentId) {
        return new RefundRequest(
                callerId,
                paymentId,
                Optional.ofNullable(quantity),
                restock == null || restock,
                Optional.ofNullable(note).filter(text -> !text.isBlank()));
    }
}
