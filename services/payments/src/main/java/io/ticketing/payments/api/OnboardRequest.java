package io.ticketing.payments.api;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a seller sends to be paid.
///
/// @param returnUrl where the gateway leads the seller afterwards
@Schema(name = "OnboardSeller")
record OnboardRequest(
        @Size(max = 2048)
        @Schema(
                description = "Where the gateway leads the seller afterwards; by default the page with the payouts",
                format = "uri",
                examples = "https://shop.example/payouts")
        @Nullable
        String returnUrl) {}
