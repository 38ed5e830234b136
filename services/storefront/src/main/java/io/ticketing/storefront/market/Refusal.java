package io.ticketing.storefront.market;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// Why the API refused: its problem document.
///
/// @param retryAfter the service's `Retry-After` header
@RegisterForReflection // no signature of a resource or client says that it is read
public record Refusal(
        @Nullable String type,
        int status,
        @Nullable String detail,
        @Nullable List<FieldError> errors,
        @Nullable String retryAfter) {

    private static final String KINDS = "/problems/";

    /// What is wrong, and in which field if it is in one.
    @RegisterForReflection
    public record FieldError(String message, @Nullable String field) {}

    /// A refusal without a problem document.
    static Refusal of(int status, @Nullable String retryAfter) {
        return new Refusal(KINDS + "unknown", status, "The request was refused", List.of(), retryAfter);
    }

    /// The stable name of the kind of problem: `sold-out`.
    public String kind() {
        return type != null && type.startsWith(KINDS) ? type.substring(KINDS.length()) : "unknown";
    }

    public boolean needsSignIn() {
        return status == 401;
    }

    /// Whether the same call may succeed a moment later.
    public boolean isForNow() {
        return status == 429 || status >= 500;
    }

    /// What is wrong with each field that has an error.
    public Map<String, String> byField() {
        return errors == null
                ? Map.of()
                : errors.stream()
                        .filter(error -> error.field() != null)
                        .collect(Collectors.toMap(
                                FieldError::field, FieldError::message, (one, other) -> one + "; " + other));
    }
}
