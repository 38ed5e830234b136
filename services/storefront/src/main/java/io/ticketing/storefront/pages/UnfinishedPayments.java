package io.ticketing.storefront.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.ticketing.storefront.market.FailedCall;
import io.ticketing.storefront.market.Payment;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.session.Visitor;

/// Finds a payment that its buyer has left unfinished, for example by closing the page of the bank.
@ApplicationScoped
class UnfinishedPayments {

    /// The order is shown without it when payments takes longer.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PaymentsApi payments;
    private final Visitor visitor;

    UnfinishedPayments(@RestClient PaymentsApi payments, Visitor visitor) {
        this.payments = payments;
        this.visitor = visitor;
    }

    Optional<Payment> of(UUID orderId) {
        return payments
                .ofOrder(visitor.session(), orderId)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> FailedCall.note("An order is shown without its payment", failure))
                .onFailure()
                .recoverWithItem(List.of())
                .await()
                .indefinitely()
                .stream()
                .filter(payment -> payment.isUnderWay() || payment.bank().isPresent())
                .findFirst();
    }
}
