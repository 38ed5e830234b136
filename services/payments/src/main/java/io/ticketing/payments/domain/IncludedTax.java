package io.ticketing.payments.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A tax that prices include.
///
/// @param basisPoints its rate in hundredths of a percent
public record IncludedTax(int basisPoints) {

    private static final int WHOLE = 10_000;

    /// How much of the amount is tax, rounded half up.
    public long of(long amount) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(BigDecimal.valueOf(WHOLE + basisPoints), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
