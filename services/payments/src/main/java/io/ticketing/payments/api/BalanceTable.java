package io.ticketing.payments.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.persistence.Period;
import io.ticketing.payments.persistence.SellerEntry;
import io.ticketing.payments.persistence.SellerLedger;

/// A seller's entries as CSV, read while it is written, so that its length does not matter.
///
/// Source: RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>
@ApplicationScoped
class BalanceTable {

    private static final int BATCH = 500;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String LINE_END = FORMAT.getRecordSeparator();

    private static final String HEADER = line(
            "id", "kind", "createdAt", "availableAt", "currency", "amount", "fee", "net", "paymentId", "reference");

    /// Spreadsheets take text that begins with one of these for a formula.
    private static final String FORMULAS = "=+-@\t\r";

    private final SellerLedger ledger;

    BalanceTable(SellerLedger ledger) {
        this.ledger = ledger;
    }

    /// Its parts, each of some lines.
    Multi<String> lines(UUID sellerId, Period period) {
        var after = new AtomicReference<@Nullable UUID>();
        var batches = Multi.createBy()
                .repeating()
                .uni(() -> ledger.entries(sellerId, period, Optional.ofNullable(after.get()), BATCH))
                .whilst(batch -> batch.size() == BATCH)
                .filter(batch -> !batch.isEmpty())
                .invoke(batch -> after.set(batch.getLast().postingId()))
                .map(BalanceTable::lines);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(HEADER), batches);
    }

    private static String lines(List<SellerEntry> entries) {
        return entries.stream()
                .map(BalanceEntryView::of)
                .map(BalanceTable::line)
                .collect(Collectors.joining());
    }

    private static String line(BalanceEntryView entry) {
        return line(
                entry.id(),
                entry.kind(),
                entry.createdAt(),
                entry.availableAt(),
                entry.currency(),
                entry.amount().toPlainString(),
                entry.fee().toPlainString(),
                entry.net().toPlainString(),
                entry.paymentId(),
                noFormula(entry.reference()));
    }

    private static String line(@Nullable Object... cells) {
        return FORMAT.format(cells) + LINE_END;
    }

    /// The gateway's text is none of ours.
    static @Nullable String noFormula(@Nullable String text) {
        return Stream.ofNullable(text)
                .map(it -> !it.isEmpty() && FORMULAS.indexOf(it.charAt(0)) >= 0 ? "'" + it : it)
                .findFirst()
                .orElse(null);
    }
}
