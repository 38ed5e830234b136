package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// A change of the ledger: entries that sum to zero in each currency.
///
/// @param subject what it is about; one posting of each kind is made about it
/// @param reference the gateway's id
public record Posting(
        PostingKind kind,
        String subject,
        Optional<UUID> paymentId,
        Optional<String> reference,
        Instant at,
        List<Entry> entries) {

    /// Entries of zero are left out.
    public Posting {
        entries = entries.stream().filter(entry -> entry.amount() != 0).toList();
        var sums =
                entries.stream().collect(Collectors.groupingBy(Entry::currency, Collectors.summingLong(Entry::amount)));
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("%s of %s does not balance: %s".formatted(kind, subject, sums));
        }
    }
}
