package io.ticketing.payments.api;

import java.util.Optional;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.application.ReceiveWebhook;
import io.ticketing.payments.application.ReceiveWebhook.Receipt;

/// What the payment gateway tells, over HTTP. Callers must know the secret.
class StripeWebhookResource implements StripeWebhookApi {

    private final ReceiveWebhook receiveWebhook;

    StripeWebhookResource(ReceiveWebhook receiveWebhook) {
        this.receiveWebhook = receiveWebhook;
    }

    @Override
    public Uni<RestResponse<Received>> receive(@Nullable String signature, byte[] body) {
        return receiveWebhook.receive(body, Optional.ofNullable(signature)).map(StripeWebhookResource::answer);
    }

    private static RestResponse<Received> answer(Receipt receipt) {
        return switch (receipt) {
            case STORED, REPEATED, IGNORED -> RestResponse.ok(new Received(true));
            case FORGED -> WebhookProblems.forged().response();
            case UNREADABLE -> WebhookProblems.unreadable().response();
            case UNVERIFIABLE -> WebhookProblems.unverifiable().response();
        };
    }
}
