package io.ticketing.payments.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.persistence.Period;
import io.ticketing.payments.persistence.SellerEntry;
import io.ticketing.payments.persistence.SellerLedger;
import io.ticketing.rest.Caller;
import io.ticketing.rest.OtherAnswer;

/// A seller's own part of the ledger over HTTP.
@Authenticated
class BalanceResource implements BalanceApi {

    private static final String ENTRIES_PATH = PATH + "/" + ENTRIES;
    private static final String FILE = "attachment; filename=\"balance.csv\"";

    private final SellerLedger ledger;
    private final BalanceTable table;
    private final Caller caller;
    private final Clock clock;

    BalanceResource(SellerLedger ledger, BalanceTable table, Caller caller, Clock clock) {
        this.ledger = ledger;
        this.table = table;
        this.caller = caller;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static OtherAnswer inCsv() {
        return new OtherAnswer(Pattern.compile(Pattern.quote(ENTRIES_PATH)), CSV, "csv");
    }

    @Override
    @InTime
    public Uni<List<BalanceView>> show() {
        return ledger.balances(caller.id(), clock.instant())
                .map(balances -> balances.stream().map(BalanceView::of).toList());
    }

    @Override
    @InTime
    public Uni<RestResponse<List<BalanceEntryView>>> entries(
            @Nullable LocalDate from, @Nullable LocalDate until, int limit, @Nullable UUID cursor) {
        return ledger.entries(caller.id(), period(from, until), Optional.ofNullable(cursor), limit + 1)
                .map(found -> page(found, from, until, limit));
    }

    @Override
    public Multi<String> table(@Nullable LocalDate from, @Nullable LocalDate until) {
        return RestMulti.fromMultiData(table.lines(caller.id(), period(from, until)))
                .header("Content-Disposition", FILE)
                .build();
    }

    private static Period period(@Nullable LocalDate from, @Nullable LocalDate until) {
        return Period.ofDays(Optional.ofNullable(from), Optional.ofNullable(until));
    }

    /// One more than asked for was looked up, to see whether there is a next page.
    private static RestResponse<List<BalanceEntryView>> page(
            List<SellerEntry> found, @Nullable LocalDate from, @Nullable LocalDate until, int limit) {
        var page = found.stream().limit(limit).map(BalanceEntryView::of).toList();
        var response = ResponseBuilder.ok(page);
        if (found.size() > limit) {
            var next = ENTRIES_PATH
                    + "?limit=%d&cursor=%s".formatted(limit, page.getLast().id())
                    + parameter("from", from)
                    + parameter("until", until);
            response.header("Link", "<%s>; rel=\"next\"".formatted(next));
        }
        return response.build();
    }

    private static String parameter(String name, @Nullable LocalDate day) {
        return day == null ? "" : "&%s=%s".formatted(name, day);
    }
}
