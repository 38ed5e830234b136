package io.ticketing.journeys;

import java.math.BigDecimal;
import java.util.UUID;

/// A payment as its buyer sees it.
record Payment(UUID id, UUID orderId, String status, BigDecimal amount, String currency) {

    static final String VISA = "tok_visa";
    static final String DECLINED = "tok_chargeDeclined";
    static final String FAILS_AT_CAPTURE = "tok_chargeCustomerFail";

    boolean isUnderWay() {
        return status.equals("pending") || status.equals("authorized");
    }
}
