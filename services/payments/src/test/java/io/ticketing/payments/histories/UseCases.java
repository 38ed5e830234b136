package io.ticketing.payments.histories;

import java.net.URI;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.DueCallsOfOrder;
import io.ticketing.payments.application.FollowOrder;
import io.ticketing.payments.application.PayOrder;
import io.ticketing.payments.application.ReceiveWebhook;
import io.ticketing.payments.application.RefundPayment;
import io.ticketing.payments.application.ShowPayment;
import io.ticketing.payments.persistence.ListingRepository;
import io.ticketing.postgresql.Contexts;

/// What histories are made of: the use cases of payments, and its records and the gateway's.
@Singleton
class UseCases {

    final PayOrder payOrder;
    final ShowPayment showPayment;
    final RefundPayment refundPayment;
    final FollowOrder followOrder;
    final ReceiveWebhook receiveWebhook;
    final ListingRepository listings;
    final DueCallsOfOrder dueCalls;
    final Transactions transactions;
    final Contexts contexts;
    final Lines lines;
    final PaymentRecords payments;
    final GatewayRecords gateway;

    UseCases(
            PayOrder payOrder,
            ShowPayment showPayment,
            RefundPayment refundPayment,
            FollowOrder followOrder,
            ReceiveWebhook receiveWebhook,
            ListingRepository listings,
            DueCallsOfOrder dueCalls,
            Transactions transactions,
            Contexts contexts,
            Lines lines,
            Pool pool,
            @ConfigProperty(name = "ticketing.payments.gateway.url") URI gateway) {
        this.payOrder = payOrder;
        this.showPayment = showPayment;
        this.refundPayment = refundPayment;
        this.followOrder = followOrder;
        this.receiveWebhook = receiveWebhook;
        this.listings = listings;
        this.dueCalls = dueCalls;
        this.transactions = transactions;
        this.contexts = contexts;
        this.lines = lines;
        this.payments = new PaymentRecords(pool);
        this.gateway = new GatewayRecords(gateway);
    }
}
