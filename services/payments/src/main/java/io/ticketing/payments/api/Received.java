package io.ticketing.payments.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Acknowledges a webhook.
@Schema(requiredProperties = "received")
record Received(@Schema(description = "Always true") boolean received) {}
