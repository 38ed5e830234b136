package io.ticketing.orders.persistence;

import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.orders.Marketplace;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What the database refuses even if the code asked for it.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SchemaTest {

    @Inject
    Marketplace marketplace;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({
        "held = 6, never_oversold",
        "sold = 6, never_oversold",
        "quantity = 9, never_oversold",
        "held = -1, stock_held_check",
        "sold = -1, stock_sold_check",
        "withdrawn = true, withdrawn_offers_none",
        "currency = null, priced_in_a_currency"
    })
    void keepsTheBooksBalanced(String change, String constraint) {
        var ticket = marketplace.list(5);

        assertRefused("update stock set " + change + " where ticket_id = ?", ticket, constraint);
    }

    @Test
    void cancelsForAReasonOnly() {
        var order = marketplace.order(marketplace.list(1));

        assertRefused("update orders set status = 'CANCELLED' where id = ?", order, "cancelled_for_a_reason");
    }

    @Test
    void completesNothingUnpaid() {
        var order = marketplace.order(marketplace.list(1));

        assertRefused("update orders set status = 'COMPLETE' where id = ?", order, "paid_by_one_payment");
    }

    private void assertRefused(String sql, UUID id, String constraint) {
        assertThatThrownBy(() -> execute(sql, id)).hasMessageContaining(constraint);
    }

    private void execute(String sql, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
