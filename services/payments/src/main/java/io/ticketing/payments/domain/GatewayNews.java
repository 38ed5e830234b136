package io.ticketing.payments.domain;

import java.util.Optional;
import java.util.Set;

/// What has become of a payment at the gateway, from its answer to a call or from a webhook.
public enum GatewayNews {
    /// The bank asks the buyer.
    ACTION_REQUIRED(PaymentStatus.AUTHORIZING),
    AUTHORIZED(PaymentStatus.AUTHORIZING, PaymentStatus.ACTION_REQUIRED),
    /// It moves one that has ended, too: what is charged in vain is returned.
    CAPTURED(PaymentStatus.CAPTURING, PaymentStatus.VOIDING, PaymentStatus.FAILED),
    /// A call that was refused is left to its caller: an earlier one may still be on its way.
    REFUSED(PaymentStatus.ACTION_REQUIRED),
    /// A refund was made, failed or came back.
    REFUNDS_CHANGED(PaymentStatus.CAPTURED, PaymentStatus.REFUNDED, PaymentStatus.RETURNING, PaymentStatus.RETURNED),
    /// The buyer has complained to the bank, or the bank has decided.
    DISPUTED(
            PaymentStatus.CAPTURING,
            PaymentStatus.VOIDING,
            PaymentStatus.FAILED,
            PaymentStatus.CAPTURED,
            PaymentStatus.REFUNDED,
            PaymentStatus.RETURNING,
            PaymentStatus.RETURNED),
    /// Asked for by us or by a person, or because an authorisation was too old.
    CANCELLED(
            PaymentStatus.AUTHORIZING,
            PaymentStatus.ACTION_REQUIRED,
            PaymentStatus.AUTHORIZED,
            PaymentStatus.CAPTURING,
            PaymentStatus.VOIDING);

    private final Set<PaymentStatus> moved;

    GatewayNews(PaymentStatus... moved) {
        this.moved = Set.of(moved);
    }

    /// Empty if the outcome decides nothing for a payment that did not ask.
    public static Optional<GatewayNews> of(GatewayOutcome outcome) {
        return switch (outcome) {
            case GatewayOutcome.ActionRequired _ -> Optional.of(ACTION_REQUIRED);
            case GatewayOutcome.Authorized _ -> Optional.of(AUTHORIZED);
            case GatewayOutcome.Captured _ -> Optional.of(CAPTURED);
            case GatewayOutcome.Refused _ -> Optional.of(REFUSED);
            case GatewayOutcome.Cancelled _ -> Optional.of(CANCELLED);
            case GatewayOutcome.Opened _,
                    GatewayOutcome.Rejected _,
                    GatewayOutcome.Unknown _,
                    GatewayOutcome.Misconfigured _ -> Optional.empty();
        };
    }

    /// Whether it moves a payment in this status; others know it, or have no use for it.
    public boolean moves(PaymentStatus status) {
        return moved.contains(status);
    }
}
