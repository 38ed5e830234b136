package io.ticketing.payments.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.LockMode;

import io.ticketing.payments.domain.Payment;

/// Payments by order, and those whose call to the gateway is due.
@ApplicationScoped
public class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {

    /// Literals, because with parameters PostgreSQL's generic plan can't use the partial index of
    /// active payments.
    private static final String LIVE = "status not in (VOIDED, FAILED, RETURNING, RETURNED)";

    /// Literals, for the partial index of sales.
    private static final String SALES = "terms.ticketId = ?1 and status in (CAPTURED, REFUNDED)";

    private static final String SUMMARY = """
            select p.terms.currency, sum(p.terms.quantity), sum(p.ticketsRefunded), sum(p.ticketsRefunding),
                sum(least(
                    p.terms.quantity - p.ticketsRefunding - p.ticketsRefunded,
                    coalesce((select sum(r.tickets) from Refund r where r.paymentId = p.id and r.status = FAILED), 0))
                    + coalesce((select sum(r.tickets) from Refund r where r.paymentId = p.id and r.status = SENT_BACK), 0)),
                sum(p.terms.amount), sum(p.terms.amount / p.terms.quantity * p.ticketsRefunded)
            from Payment p where p.terms.ticketId = ?1 and p.status in (CAPTURED, REFUNDED)
            group by p.terms.currency""";

    /// As in the partial index of what can be refunded.
    private static final String TO_REFUND = """
            select p.id from Listing l join Payment p on p.terms.ticketId = l.ticketId
            where l.refundsAll and p.status = CAPTURED
                and p.ticketsRefunding + p.ticketsRefunded < p.terms.quantity
                and not (p.disputed and exists (
                    select 1 from Dispute d where d.paymentId = p.id and d.status in (OPEN, LOST)))
                and not exists (
                    select 1 from Refund r where r.paymentId = p.id and r.reason = WITHDRAWN and r.status = FAILED
                        and r.failureCode <> 'charge_disputed')""";

    /// As in the partial index of what has no receipt.
    private static final String WITHOUT_RECEIPT = """
            select p.id from Payment p
            where p.sellerTerms.sellerId = ?1 and p.status in (CAPTURED, REFUNDED) and not p.receipted
            order by p.authorizedAt, p.id""";

    private static final String DUE = "from Payment where dueAt <= :now order by dueAt";

    public Uni<Payment> lock(UUID paymentId) {
        return findById(paymentId, LockModeType.PESSIMISTIC_WRITE);
    }

    /// The one active payment of the order, locked.
    public Uni<Optional<Payment>> lockLive(UUID orderId) {
        return find("terms.orderId = ?1 and " + LIVE, orderId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /// The order's payments, newest first.
    public Uni<List<Payment>> ofOrder(UUID orderId, int limit) {
        return find("terms.orderId = ?1 order by createdAt desc", orderId)
                .range(0, limit - 1)
                .list();
    }

    /// The payment that the gateway knows by this id.
    public Uni<Optional<Payment>> ofIntent(String intentId) {
        return find("intentId", intentId).firstResult().map(Optional::ofNullable);
    }

    /// Those of these intents that belong to our payments.
    public Uni<List<String>> knownIntents(List<String> intentIds) {
        return find("select intentId from Payment where intentId in ?1", intentIds)
                .project(String.class)
                .list();
    }

    /// Payments that were authorised before that time, and still are.
    public Uni<List<UUID>> authorizedSince(Instant time, int limit) {
        return find(
                        "select id from Payment where status = AUTHORIZED and authorizedAt < ?1 order by authorizedAt",
                        time)
                .project(UUID.class)
                .range(0, limit - 1)
                .list();
    }

    /// The sales of a ticket, newest first, after the given one.
    public Uni<List<Payment>> sales(UUID ticketId, Optional<UUID> after, int limit) {
        var newestFirst = after.map(id -> find(SALES + " and id < ?2 order by id desc", ticketId, id))
                .orElseGet(() -> find(SALES + " order by id desc", ticketId));
        return newestFirst.range(0, limit - 1).list();
    }

    /// What the sales of a ticket add up to; empty if there are none. All are in one currency, which a
    /// ticket keeps.
    public Uni<Optional<SalesSummary>> summary(UUID ticketId) {
        return find(SUMMARY, ticketId).project(SalesSummary.class).firstResult().map(Optional::ofNullable);
    }

    /// Sales of tickets that were withdrawn in order to refund them, without those where that has
    /// failed, and those whose buyers have got their money by a dispute.
    public Uni<List<UUID>> toRefund(int limit) {
        return find(TO_REFUND).project(UUID.class).range(0, limit - 1).list();
    }

    /// A seller's sales that have no receipt, oldest first.
    public Uni<List<UUID>> withoutReceipt(UUID sellerId, int limit) {
        return find(WITHOUT_RECEIPT, sellerId)
                .project(UUID.class)
                .range(0, limit - 1)
                .list();
    }

    /// Those of these payments that there are.
    public Uni<List<Payment>> known(List<UUID> paymentIds) {
        return list("id in ?1", paymentIds);
    }

    /// These payments, locked.
    public Uni<List<Payment>> lock(List<UUID> paymentIds) {
        return find("id in ?1 order by id", paymentIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /// Payments whose call to the gateway is due, locked. Those locked by another process are
    /// skipped.
    public Uni<List<Payment>> lockDue(Instant now, int limit) {
        return getSession()
                .chain(session -> session.createSelectionQuery(DUE, Payment.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }
}
