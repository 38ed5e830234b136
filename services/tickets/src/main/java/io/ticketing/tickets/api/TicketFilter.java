package io.ticketing.tickets.api;

import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.ticketing.tickets.domain.SearchText;
import io.ticketing.tickets.persistence.TicketQuery;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The query of a list: which tickets, and which page of them.
@IdsAlone
record TicketFilter(
        @RestQuery
        @OneLine(max = LONGEST_SEARCH)
        @Parameter(
                description = "Words of the title or parts of them, in any order; capitals and accents do not matter",
                schema = @Schema(type = SchemaType.STRING, maxLength = LONGEST_SEARCH, pattern = OfferRequest.ONE_LINE))
        @Nullable
        String q,

        @RestQuery
        @Pattern(regexp = OWN, message = "must be \"me\" or left out")
        @Parameter(
                description = "`me`: your own tickets, of any status",
                schema = @Schema(type = SchemaType.STRING, enumeration = OWN))
        @Nullable
        String seller,

        @RestQuery
        @Size(max = MOST_IDS, message = "must be given at most {max} times")
        @Parameter(
                description = "These tickets, of any status, on one page; can't be combined with"
                        + " `q`, `limit` or `cursor`")
        List<UUID> id,

        @RestQuery
        @Min(value = 1, message = "must be at least {value}")
        @Max(value = LARGEST_PAGE, message = "must be at most {value}")
        @Parameter(
                description = "Page size",
                schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = "" + PAGE))
        @Nullable
        Integer limit,

        @RestQuery
        @Pattern(regexp = Cursor.FORM, message = "must be one from a Link header")
        @Parameter(description = "Start of the page, from a `Link` header")
        @Nullable
        String cursor) {

    static final String OWN = "me";

    static final int LONGEST_SEARCH = 100;

    static final int PAGE = 50;
    static final int LARGEST_PAGE = 200;

    /// As many ids as fit in the first line of a request.
    static final int MOST_IDS = 100;

    boolean ownOnly() {
        return OWN.equals(seller);
    }

    TicketQuery query(Optional<UUID> sellerId) {
        return new TicketQuery(
                sellerId,
                q == null ? List.of() : SearchText.words(q),
                id,
                Optional.ofNullable(cursor).map(Cursor::decode),
                id.isEmpty() ? Optional.ofNullable(limit).orElse(PAGE) : id.size());
    }

    /// The `Link` to the page after a ticket. It is relative, because only the client knows under
    /// which name it reached us.
    String linkAfter(UUID last) {
        StringJoiner next = new StringJoiner("&");
        add(next, "q", q);
        add(next, "seller", seller);
        add(next, "limit", limit);
        add(next, "cursor", Cursor.encode(last));
        return "<%s?%s>; rel=\"next\"".formatted(CatalogueApi.PATH, next);
    }

    private static void add(StringJoiner query, String name, @Nullable Object value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value.toString(), UTF_8));
        }
    }
}
