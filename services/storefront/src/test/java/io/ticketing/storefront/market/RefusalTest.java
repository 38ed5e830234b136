package io.ticketing.storefront.market;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.storefront.market.Refusal.FieldError;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "/problems/sold-out, sold-out",
        "/problems/, ''",
        "about:blank, unknown",
        "https://a.example/problems/sold-out, unknown",
        ", unknown"
    })
    void knowsTheKindOfAProblemByItsType(String type, String kind) {
        assertThat(new Refusal(type, 409, "No", List.of(), null).kind()).isEqualTo(kind);
    }

    @Test
    void sortsErrorsByField() {
        var refusal = refusal(
                new FieldError("title must not be blank", "title"),
                new FieldError("price must be greater than 0", "price"),
                new FieldError("price has too many decimals", "price"),
                new FieldError("The request is not valid", null));

        assertThat(refusal.byField())
                .hasSize(2)
                .containsEntry("title", "title must not be blank")
                .containsEntry("price", "price must be greater than 0; price has too many decimals");
    }

    @Test
    void hasNoErrorsByFieldWhereItNamesNone() {
        assertThat(new Refusal("/problems/sold-out", 409, "No", null, null).byField())
                .isEmpty();
        assertThat(refusal(new FieldError("No", null)).byField()).isEmpty();
    }

    @Test
    void asksForASignInWhenNobodyIsSignedIn() {
        assertThat(new Refusal("/problems/unauthorized", 401, "No", List.of(), null).needsSignIn())
                .isTrue();
        assertThat(new Refusal("/problems/not-yours", 403, "No", List.of(), null).needsSignIn())
                .isFalse();
    }

    private static Refusal refusal(FieldError... errors) {
        return new Refusal("/problems/invalid-request", 400, "No", List.of(errors), null);
    }
}
