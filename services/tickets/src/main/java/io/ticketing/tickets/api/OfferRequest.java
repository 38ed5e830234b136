package io.ticketing.tickets.api;

import java.math.BigDecimal;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;
import io.ticketing.tickets.application.OfferDraft;
import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.Title;

/// What a seller sends to list a ticket or to edit one.
@Schema(name = "Offer", description = "What a seller offers")
record OfferRequest(
        @NotNull(message = "is required")
        @ReadableTitle
        @Schema(
                description = "One line of visible text",
                minLength = 1,
                maxLength = Title.LONGEST,
                pattern = OfferRequest.ONE_LINE,
                examples = "Opera, first row")
        String title,

        @NotNull(message = "is required")
        @Positive(message = "must be greater than 0")
        @Schema(
                description = "Price of one ticket, within the bounds of its currency and with no more"
                        + " than its decimals: 20.5 USD, 1999 JPY. `GET /api/currencies` lists them."
                        + " A string of the same digits is accepted too, as web forms send it",
                maximum = "9999999999.99",
                examples = "20.5")
        BigDecimal price,

        @Min(value = 1, message = "must be at least {value}")
        @Max(value = Offer.LARGEST_QUANTITY, message = "must be at most {value}")
        @Schema(
                description = "Total number of tickets. If absent: 1 for a new ticket, unchanged in an edit",
                examples = "100")
        @Nullable
        Integer quantity,

        @CurrencyCode
        @Schema(
                description = "ISO 4217 code of a currency that can be charged. If absent, a new ticket has"
                        + " the marketplace's currency. An edit can't change it",
                pattern = "^[A-Z]{3}$",
                examples = "USD")
        @Nullable
        String currency,

        @ReturnsTime
        @Schema(
                description = "Until when buyers can return what they have paid for, in RFC 3339. Empty: they can't. If"
                        + " absent: they can't return a new ticket, unchanged in an edit. Once some are sold, an edit"
                        + " can't move it to an earlier time",
                examples = "2026-12-31T20:00:00Z")
        @Nullable
        String returnsUntil) {

    /// Excludes control characters, in a form that every regular-expression dialect understands.
    /// Not all dialects can express the other rules for one line of text.
    static final String ONE_LINE = "^[^\\x00-\\x1F\\x7F-\\x9F]*$";

    OfferRequest {
        title = title == null ? null : Title.trimmed(title);
    }

    OfferDraft draft() {
        return new OfferDraft(
                title,
                price,
                Optional.ofNullable(currency).map(Money::currency),
                Optional.ofNullable(quantity),
                Optional.ofNullable(returnsUntil).map(ReturnsTime.Known::read));
    }
}
