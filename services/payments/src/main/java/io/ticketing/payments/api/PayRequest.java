package io.ticketing.payments.api;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a buyer sends to pay for an order.
///
/// @param token stands for the card at the gateway
/// @param returnUrl where the bank sends the buyer back to, if it asks
@Schema(name = "PayOrder")
record PayRequest(
        @NotNull UUID orderId,

        @NotNull
        @Pattern(regexp = "[A-Za-z0-9_]{1,255}", message = "must be a card token such as tok_visa")
        @Schema(description = "The gateway's token for the card", examples = "tok_visa")
        String token,

        @Size(max = 2048)
        @Schema(
                description = "Where the bank sends the buyer back to, if it asks; by default the order's page",
                format = "uri",
                examples = "https://shop.example/orders/1")
        @Nullable
        String returnUrl) {}
