package io.ticketing.sandbox;

import java.util.List;
import java.util.stream.StreamSupport;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.service.V1Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// A merchant with Stripe's library for Java.
class StripeJavaTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient gateway = GATEWAY.client();
    private V1Services stripe;

    @BeforeEach
    void connect() {
        stripe = StripeClient.builder()
                .setApiKey(GatewayClient.KEY)
                .setApiBase("http://localhost:" + gateway.port())
                .setMaxNetworkRetries(2)
                .build()
                .v1();
    }

    @Test
    void createsConfirmsAndCaptures() throws StripeException {
        var created = stripe.paymentIntents()
                .create(order().setPaymentMethod("pm_card_visa").build());
        assertThat(created.getStatus()).isEqualTo("requires_confirmation");

        var confirmed = stripe.paymentIntents().confirm(created.getId());
        assertThat(confirmed.getAmountCapturable()).isEqualTo(2050);

        var captured = stripe.paymentIntents().capture(created.getId());
        assertThat(captured.getStatus()).isEqualTo("succeeded");
        var charge = stripe.charges().retrieve(captured.getLatestCharge());
        assertThat(stripe.balanceTransactions()
                        .retrieve(charge.getBalanceTransaction())
                        .getNet())
                .isEqualTo(2050 - 89);
    }

    @Test
    void cancels() throws StripeException {
        var intent = authorized("pm_card_visa");

        assertThat(stripe.paymentIntents().cancel(intent.getId()).getStatus()).isEqualTo("canceled");
    }

    @Test
    void hearsOfADecline() {
        var declined =
                catchThrowableOfType(CardException.class, () -> authorized("pm_card_chargeDeclinedInsufficientFunds"));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo("card_declined");
        assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(declined.getStripeError().getPaymentIntent().getStatus()).isEqualTo("requires_payment_method");
    }

    @Test
    void sendsTheHolderToTheBank() throws Exception {
        var intent = stripe.paymentIntents()
                .create(order().setPaymentMethod("pm_card_threeDSecure2Required")
                        .setConfirm(true)
                        .setReturnUrl("http://localhost/back")
                        .build());
        assertThat(intent.getStatus()).isEqualTo("requires_action");

        var page = intent.getNextAction().getRedirectToUrl().getUrl();
        gateway.submit(page.substring(page.indexOf("challenges/")), "answer=complete");

        assertThat(stripe.paymentIntents().retrieve(intent.getId()).getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void refundsAndListsAllPages() throws StripeException {
        var intent = captured();
        for (int i = 0; i < 5; i++) {
            refund(intent, 100L);
        }

        var pages = stripe.refunds()
                .list(RefundListParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setLimit(2L)
                        .build())
                .autoPagingIterable();

        assertThat(StreamSupport.stream(pages.spliterator(), false).map(Refund::getAmount))
                .containsExactlyElementsOf(List.of(100L, 100L, 100L, 100L, 100L));
        assertThat(stripe.charges().retrieve(intent.getLatestCharge()).getAmountRefunded())
                .isEqualTo(500);
    }

    @Test
    void paysASeller() throws Exception {
        captured();
        var account = stripe.accounts()
                .create(AccountCreateParams.builder()
                        .setType(AccountCreateParams.Type.EXPRESS)
                        .setCapabilities(AccountCreateParams.Capabilities.builder()
                                .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                        .setRequested(true)
                                        .build())
                                .build())
                        .build());
        var link = stripe.accountLinks()
                .create(AccountLinkCreateParams.builder()
                        .setAccount(account.getId())
                        .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                        .setRefreshUrl("http://localhost/again")
                        .setReturnUrl("http://localhost/back")
                        .build());
        gateway.visit(link.getUrl());
        gateway.submit(link.getUrl().substring(link.getUrl().indexOf("onboarding/")), "answer=finish");
        assertThat(stripe.accounts().retrieve(account.getId()).getCapabilities().getTransfers())
                .isEqualTo("active");

        var transfer = stripe.transfers()
                .create(TransferCreateParams.builder()
                        .setAmount(700L)
                        .setCurrency("usd")
                        .setDestination(account.getId())
                        .build());
        assertThat(transfer.getDestination()).isEqualTo(account.getId());
        assertThat(stripe.balanceTransactions()
                        .retrieve(transfer.getBalanceTransaction())
                        .getNet())
                .isEqualTo(-700);

        var reversal = stripe.transfers().reversals().create(transfer.getId());
        assertThat(reversal.getAmount()).isEqualTo(700);
    }

    @Test
    void checksTheSignatureOfAnEvent() throws Exception {
        try (var receiver = EventReceiver.start()) {
            var endpoint = stripe.webhookEndpoints()
                    .create(WebhookEndpointCreateParams.builder()
                            .setUrl(receiver.url())
                            .addEnabledEvent(EnabledEvent.REFUND__CREATED)
                            .build());
            var refund = refund(captured(), 2050L);

            var received = receiver.next();

            var event = Webhook.constructEvent(received.body(), received.signature(), endpoint.getSecret());
            var told = (Refund) event.getDataObjectDeserializer().deserializeUnsafe();
            assertThat(told.getId()).isEqualTo(refund.getId());
            assertThatThrownBy(() -> Webhook.constructEvent(received.body(), received.signature(), "whsec_another"))
                    .isInstanceOf(SignatureVerificationException.class);
        }
    }

    @Test
    void repeatsACallWhoseAnswerWasLost() throws Exception {
        var intent = captured();
        gateway.submit("faults", "next_capture=WORKS&failures=0&delay_millis=0&loses_answer=on");

        refund(intent, 700L);

        assertThat(stripe.charges().retrieve(intent.getLatestCharge()).getAmountRefunded())
                .isEqualTo(700);
    }

    @Test
    void getsOneAnswerForAKey() throws StripeException {
        var params = order().build();
        var options = RequestOptions.builder().setIdempotencyKey("one-order").build();

        var first = stripe.paymentIntents().create(params, options);
        var second = stripe.paymentIntents().create(params, options);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
    }

    private PaymentIntent authorized(String card) throws StripeException {
        return stripe.paymentIntents()
                .create(order().setPaymentMethod(card).setConfirm(true).build());
    }

    private PaymentIntent captured() throws StripeException {
        return stripe.paymentIntents().capture(authorized("pm_card_visa").getId());
    }

    private Refund refund(PaymentIntent intent, long amount) throws StripeException {
        return stripe.refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(amount)
                        .build());
    }

    private static PaymentIntentCreateParams.Builder order() {
        return PaymentIntentCreateParams.builder()
                .setAmount(2050L)
                .setCurrency("usd")
                .setCaptureMethod(CaptureMethod.MANUAL);
    }
}
