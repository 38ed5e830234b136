package io.ticketing.payments.histories;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.StripeEvents;
import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.payments.domain.PaymentRequest;
import io.ticketing.payments.domain.PaymentStatus;
import io.ticketing.payments.domain.PlacedOrder;
import io.ticketing.payments.domain.RefundRequest;
import io.ticketing.payments.histories.GatewayRecords.Intent;
import io.ticketing.payments.histories.PlayedOrder.Saying;

/// What happens to one order: buyer, seller, bank, gateway, orders and the processes of payments each
/// do something now and then, in an order that the seed decides.
///
/// It has its own time. When it passes, whatever payments has saved for a later time is moved
/// towards the past.
final class History {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final List<String> CARDS = List.of(
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "pm_card_visa",
            "tok_chargeCustomerFail",
            "tok_chargeDeclined",
            "tok_threeDSecure2Required",
            "pm_card_authenticationRequired",
            "pm_card_threeDSecureRequiredChargeDeclined");

    private static final List<String> CALLS = List.of("create", "confirm", "capture", "cancel", "refund");
    private static final int MOST_CALLS_OF_A_STEP = 3;

    private final UseCases useCases;
    private final SplittableRandom random;
    private final Terms terms;
    private final PlayedOrder order;
    private final Line line;

    private final List<String> story = new ArrayList<>();
    private final Queue<PaymentEvent> unread = new ArrayDeque<>();
    private final List<CompletableFuture<String>> underWay = new ArrayList<>();
    private final List<String> webhooks = new ArrayList<>();

    private Duration ahead = Duration.ZERO;
    private long position;
    private @Nullable PaymentRequest asked;
    private @Nullable String key;
    private boolean eventIsCancelled;
    private boolean calm;

    History(UseCases useCases, long seed) {
        this.useCases = useCases;
        this.random = new SplittableRandom(seed);
        this.terms = Terms.any(random);
        this.order = new PlayedOrder(terms);
        this.line = useCases.lines.of(terms.orderId());
        var returnsUntil = random.nextBoolean() ? Optional.of(now().plus(A_DAY)) : Optional.<Instant>empty();
        await(() -> useCases.listings.offered(terms.ticketId(), 1, terms.sellerId(), returnsUntil));
        tell("%d tickets are ordered for %d %s".formatted(terms.quantity(), terms.total(), terms.currency()));
    }

    /// Nothing goes wrong from now on.
    void calmDown() {
        tell("all is repaired");
        calm = true;
        release();
    }

    // the buyer

    void buyerPays() {
        asked = new PaymentRequest(terms.buyerId(), terms.orderId(), any(CARDS), Optional.empty());
        key = UUID.randomUUID().toString();
        pay("pays with " + asked.cardToken());
    }

    /// A repeated request would wait for long for an answer that is under way.
    boolean canBuyerPayAgain() {
        return asked != null && payment(PaymentStatus.AUTHORIZING).isEmpty();
    }

    void buyerPaysAgain() {
        pay("repeats the request to pay");
    }

    private void pay(String what) {
        var request = asked;
        act("the buyer " + what, () -> useCases.payOrder.pay(request, Optional.ofNullable(key)));
    }

    void buyerLooks() {
        payments().stream()
                .findAny()
                .ifPresent(payment ->
                        act("the buyer looks", () -> useCases.showPayment.show(payment.id(), terms.buyerId())));
    }

    void buyerAnswersTheBank() {
        if (payment(PaymentStatus.ACTION_REQUIRED).isPresent()) {
            intent("requires_action").ifPresent(this::answerBank);
        }
    }

    private void answerBank(Intent intent) {
        var answer = random.nextInt(4) == 0 ? "fail" : "complete";
        useCases.gateway.answerBank(intent.bankPage(), answer);
        tell("the buyer answers the bank: " + answer);
    }

    boolean canBuyerCancel() {
        return order.mayBeCancelled();
    }

    void buyerCancels() {
        tell("the buyer cancels");
        order.cancel();
    }

    void buyerReturnsTickets() {
        refund("the buyer returns", terms.buyerId());
    }

    // the seller

    void sellerRefunds() {
        refund("the seller refunds", terms.sellerId());
    }

    private void refund(String what, UUID caller) {
        payment(PaymentStatus.CAPTURED).ifPresent(payment -> {
            var tickets = Optional.of(1 + random.nextInt(terms.quantity())).filter(_ -> random.nextBoolean());
            var request = new RefundRequest(caller, payment, tickets, random.nextBoolean(), Optional.empty());
            act(
                    what + " " + tickets.map(String::valueOf).orElse("all"),
                    () -> useCases.refundPayment.refund(request, Optional.empty()));
        });
    }

    boolean canSellerCancelTheEvent() {
        return !eventIsCancelled;
    }

    void sellerCancelsTheEvent() {
        tell("the seller cancels the event");
        eventIsCancelled = true;
        await(() -> useCases.listings.withdrawn(terms.ticketId(), 2, terms.sellerId(), true));
        order.withdraw();
    }

    // orders

    void othersWantTheTickets() {
        var free = random.nextBoolean();
        tell(free ? "tickets are free" : "others have the tickets");
        order.ticketsAreFree(free);
    }

    boolean canOrderExpire() {
        return order.mayExpire(now());
    }

    void orderExpires() {
        tell("the order expires");
        order.expire();
    }

    boolean canOrdersRead() {
        return !unread.isEmpty();
    }

    void ordersReads() {
        var event = unread.remove();
        order.takesIn(event, now());
        tell("orders reads %s and the order is %s".formatted(event.getClass().getSimpleName(), order.status()));
    }

    boolean canOrdersAskAgain() {
        return order.awaitsPayment();
    }

    void ordersAsksAgain() {
        tell("orders asks again");
        order.askAgain();
    }

    // payments

    boolean canPaymentsRead() {
        return !order.isHeard();
    }

    void paymentsReads() {
        read("reads", order.next());
    }

    boolean canPaymentsReadAgain() {
        return !order.heard().isEmpty();
    }

    void paymentsReadsAgain() {
        read("reads again", any(order.heard()));
    }

    private void read(String how, Saying saying) {
        var state = terms.as(saying.status(), saying.version(), ahead);
        act("payments %s that the order is %s".formatted(how, saying.status()), () -> switch (saying.status()) {
            case CREATED -> useCases.followOrder.placed(new PlacedOrder(state, "Concert"));
            case AWAITING_PAYMENT ->
                useCases.transactions.run(() -> useCases.followOrder.awaitsPayment(state, saying.paymentId()));
            case COMPLETE, EXPIRED, CANCELLED -> useCases.followOrder.ended(state);
        });
    }

    void paymentsSettles() {
        if (due().payments()) {
            act("payments settles", () -> useCases.dueCalls.settlePayments(terms.orderId()));
        }
    }

    void paymentsRefunds() {
        if (!due().refunds()) {
            return;
        }
        if (eventIsCancelled) {
            act("payments refunds sales", useCases.dueCalls::refundSales);
        }
        act("payments refunds", () -> useCases.dueCalls.settleRefunds(terms.orderId()));
    }

    void paymentsAppliesEvents() {
        if (due().events()) {
            act("payments applies webhooks", () -> useCases.dueCalls.applyEvents(terms.orderId()));
        }
    }

    private PaymentRecords.Due due() {
        return useCases.payments.due(terms.orderId());
    }

    // the gateway

    void gatewayTells() {
        var intents = intents();
        if (!intents.isEmpty()) {
            var intent = any(intents);
            var type = type(intent);
            var body = type.equals("refund")
                    ? StripeEvents.refundEvent(StripeEvents.id(), "updated", intent.id())
                    : StripeEvents.event(StripeEvents.id(), type, intent.id());
            webhooks.add(body);
            receive("the gateway tells " + type, body);
        }
    }

    private String type(Intent intent) {
        return switch (intent.status()) {
            case "requires_action" -> "requires_action";
            case "requires_capture" -> "amount_capturable_updated";
            case "succeeded" -> random.nextBoolean() ? "refund" : "succeeded";
            case "canceled" -> "canceled";
            default -> "payment_failed";
        };
    }

    boolean canGatewayTellAgain() {
        return !webhooks.isEmpty();
    }

    void gatewayTellsAgain() {
        receive("the gateway tells again", any(webhooks));
    }

    private void receive(String what, String body) {
        var signature = StripeEvents.signature(StripeEvents.SECRET, Instant.now(), body);
        act(what, () -> useCases.receiveWebhook.receive(body.getBytes(StandardCharsets.UTF_8), Optional.of(signature)));
    }

    void authorizationExpires() {
        intent("requires_capture").ifPresent(intent -> {
            tell("the authorisation expires");
            useCases.gateway.expire(intent.id());
        });
    }

    void gatewayWillFail() {
        var call = any(CALLS);
        var answer = call.equals("capture") && random.nextBoolean() ? "declined" : "internal";
        tell("the gateway's next %s will fail: %s".formatted(call, answer));
        useCases.gateway.failOnce(terms.orderId(), call, answer);
    }

    // the line to the gateway, and time

    boolean canBeReleased() {
        return line.holdsSome();
    }

    void release() {
        tell("what was held goes on");
        line.release();
        finish();
    }

    boolean canBeLetThrough() {
        return line.delaysSome();
    }

    void letThrough() {
        for (var call : line.takeDelayed()) {
            tell("a delayed call arrives");
            await(() -> call.get().onFailure().recoverWithNull());
        }
    }

    void pass(Duration time) {
        line.sever();
        finish();
        tell(time.toSeconds() + " s pass");
        useCases.payments.passTime(terms, time);
        ahead = ahead.plus(time);
    }

    void deadlinePasses() {
        var left = Duration.between(now(), terms.expiresAt());
        if (left.isPositive()) {
            pass(left.plusSeconds(1));
        }
    }

    private void finish() {
        underWay.forEach(call -> tell("… " + get(call)));
        underWay.clear();
        learnEvents();
    }

    /// Whether nobody has anything left to do.
    boolean isAtRest() {
        return !canOrdersRead()
                && !canPaymentsRead()
                && order.status() != OrderStatus.CREATED
                && !order.awaitsPayment()
                && !line.delaysSome()
                && !due().anything();
    }

    private void act(String what, Supplier<Uni<?>> useCase) {
        var fault = calm ? Fault.NONE : fault();
        var calls = Math.max(0, random.nextInt(MOST_CALLS_OF_A_STEP + 1) - 1);
        var met = line.begin(fault, calls);
        CompletableFuture<String> result = useCases.contexts
                .<String>fresh(() -> Uni.combine()
                        .any()
                        .of(useCase.get().map(History::brief), Uni.createFrom().completionStage(death(met))))
                .subscribeAsCompletionStage();
        get(CompletableFuture.anyOf(result, met));
        var isHeld = !result.isDone() && met.getNow(Fault.NONE) == Fault.REQUEST_HELD;
        if (isHeld) {
            underWay.add(result);
        }
        tell("%s%s: %s"
                .formatted(
                        what,
                        fault == Fault.NONE ? "" : " (call %d %s)".formatted(calls + 1, fault),
                        isHeld ? "held" : get(result)));
        learnEvents();
    }

    private static CompletableFuture<String> death(CompletableFuture<Fault> met) {
        var death = new CompletableFuture<String>();
        met.thenAccept(fault -> {
            if (fault == Fault.DIES_BEFORE) {
                death.complete("the process dies");
            }
        });
        return death;
    }

    private static String brief(@Nullable Object result) {
        return result == null || result instanceof Enum<?>
                ? String.valueOf(result)
                : result.getClass().getSimpleName();
    }

    private Fault fault() {
        return random.nextInt(5) > 1 ? Fault.NONE : any(List.of(Fault.values()));
    }

    private void learnEvents() {
        for (var published : useCases.payments.published(terms.ticketId(), position, ahead)) {
            position = published.position();
            unread.add(published.event());
        }
    }

    private void await(Supplier<Uni<?>> work) {
        get(useCases.contexts.<Void>fresh(() -> work.get().replaceWithVoid()).subscribeAsCompletionStage());
    }

    private static <T> T get(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<UUID> payment(PaymentStatus status) {
        return payments().stream()
                .filter(payment -> payment.status() == status)
                .map(PaymentRecords.Payment::id)
                .findFirst();
    }

    private Optional<Intent> intent(String status) {
        return intents().stream()
                .filter(intent -> intent.status().equals(status))
                .findFirst();
    }

    List<PaymentRecords.Payment> payments() {
        return useCases.payments.payments(terms.orderId());
    }

    List<Intent> intents() {
        return useCases.gateway.intents(terms.orderId());
    }

    List<GatewayRecords.Refund> refunds(Intent intent) {
        return useCases.gateway.refunds(intent.id());
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    private void tell(String step) {
        story.add(step);
    }

    Terms terms() {
        return terms;
    }

    PlayedOrder order() {
        return order;
    }

    /// All that has happened, a step a line.
    @Override
    public String toString() {
        return String.join("\n  ", story);
    }
}
