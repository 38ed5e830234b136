package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;

/// The gateway's tables and its transactions on them.
final class Database implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final String TABLES = """
            create table if not exists sandbox_payment_intents (
                id text primary key,
                number bigint generated always as identity,
                intent jsonb not null
            );
            create index if not exists sandbox_payment_intents_order
                on sandbox_payment_intents ((intent -> 'metadata' ->> 'order_id'));
            create unique index if not exists sandbox_payment_intents_number on sandbox_payment_intents (number);
            create index if not exists sandbox_payment_intents_charge
                on sandbox_payment_intents ((intent ->> 'latest_charge'));
            create table if not exists sandbox_refunds (
                id text primary key,
                number bigint generated always as identity,
                intent_id text not null references sandbox_payment_intents,
                refund jsonb not null,
                outcome text not null,
                due_at timestamptz
            );
            create unique index if not exists sandbox_refunds_number on sandbox_refunds (number);
            create index if not exists sandbox_refunds_intent on sandbox_refunds (intent_id);
            create index if not exists sandbox_refunds_due on sandbox_refunds (due_at) where due_at is not null;
            create table if not exists sandbox_disputes (
                id text primary key,
                number bigint generated always as identity,
                intent_id text not null unique references sandbox_payment_intents,
                dispute jsonb not null
            );
            create unique index if not exists sandbox_disputes_number on sandbox_disputes (number);
            create table if not exists sandbox_accounts (
                id text primary key,
                number bigint generated always as identity,
                account jsonb not null
            );
            create unique index if not exists sandbox_accounts_number on sandbox_accounts (number);
            create table if not exists sandbox_account_links (
                token text primary key,
                account_id text not null references sandbox_accounts,
                refresh_url text not null,
                return_url text not null,
                expires_at timestamptz not null,
                visited_at timestamptz,
                left_at timestamptz
            );
            create table if not exists sandbox_transfers (
                id text primary key,
                number bigint generated always as identity,
                transfer jsonb not null
            );
            create unique index if not exists sandbox_transfers_number on sandbox_transfers (number);
            create table if not exists sandbox_transfer_reversals (
                id text primary key,
                number bigint generated always as identity,
                transfer_id text not null references sandbox_transfers,
                reversal jsonb not null
            );
            create index if not exists sandbox_transfer_reversals_transfer
                on sandbox_transfer_reversals (transfer_id);
            create table if not exists sandbox_balance_transactions (
                id text primary key,
                number bigint generated always as identity,
                transaction jsonb not null
            );
            create unique index if not exists sandbox_balance_transactions_number
                on sandbox_balance_transactions (number);
            create index if not exists sandbox_balance_transactions_source
                on sandbox_balance_transactions ((transaction ->> 'source'));
            create table if not exists sandbox_events (
                id text primary key,
                number bigint generated always as identity,
                type text not null,
                event jsonb not null,
                recorded_at timestamptz not null default now()
            );
            create unique index if not exists sandbox_events_number on sandbox_events (number);
            create table if not exists sandbox_webhook_endpoints (
                id text primary key,
                number bigint generated always as identity,
                url text not null,
                secret text not null,
                enabled_events text[] not null,
                endpoint jsonb not null
            );
            create unique index if not exists sandbox_webhook_endpoints_number on sandbox_webhook_endpoints (number);
            create table if not exists sandbox_deliveries (
                event_id text not null references sandbox_events,
                endpoint_id text not null references sandbox_webhook_endpoints on delete cascade,
                attempts int not null default 0,
                result text,
                due_at timestamptz default now(),
                primary key (event_id, endpoint_id)
            );
            create index if not exists sandbox_deliveries_due
                on sandbox_deliveries (endpoint_id, due_at) where due_at is not null;
            create table if not exists sandbox_idempotency_keys (
                key text primary key,
                request text not null,
                status int not null,
                body jsonb not null
            );
            """;

    private final AgroalDataSource dataSource;

    private Database(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    static Database open(String jdbcUrl, String username, String password) {
        var configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool ->
                        limit(pool).connectionFactoryConfiguration(to -> connect(to, jdbcUrl, username, password)));
        try {
            var database = new Database(AgroalDataSource.from(configuration));
            database.createTables();
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("The sandbox gateway can't use its database", e);
        }
    }

    private static AgroalConnectionPoolConfigurationSupplier limit(AgroalConnectionPoolConfigurationSupplier pool) {
        return pool.maxSize(MOST_CONNECTIONS)
                .acquisitionTimeout(LONGEST_WAIT)
                .connectionValidator(ConnectionValidator.defaultValidator())
                .validateOnBorrow(true);
    }

    private static AgroalConnectionFactoryConfigurationSupplier connect(
            AgroalConnectionFactoryConfigurationSupplier factory, String jdbcUrl, String username, String password) {
        return factory.jdbcUrl(jdbcUrl).principal(new NamePrincipal(username)).credential(new SimplePassword(password));
    }

    private void createTables() throws SQLException {
        inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(TABLES);
            }
        });
    }

    /// Commits the work's changes, or none of them if the work throws.
    <T> T inTransaction(Work<T> work) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }

    /// The work of one transaction.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
