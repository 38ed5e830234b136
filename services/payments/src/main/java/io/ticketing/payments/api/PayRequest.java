package io.ticketing.payments.api;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a buyer sends to pay for an order.
///
/// @param token stands for the card at the gateway
@Schema(name = "PayOrder")
record PayRequest(
        @NotNull UUID orderId,

        @NotNull
        @Pattern(regexp = "[A-Za-z0-9_]{1,255}", message = "must be a card token such as tok_visa")
        @Schema(description = "The gateway's token for the card", examples = "tok_visa")
        String token) {}
