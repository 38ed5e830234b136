package io.ticketing.payments.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BalanceTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void letsNoSpreadsheetCalculateWhatOthersWrote(String text) {
        assertThat(BalanceTable.noFormula(text)).isEqualTo("'" + text);
    }

    @Test
    void leavesOtherTextAlone() {
        assertThat(BalanceTable.noFormula("pi_1-2")).isEqualTo("pi_1-2");
        assertThat(BalanceTable.noFormula("")).isEmpty();
        assertThat(BalanceTable.noFormula(null)).isNull();
    }
}
