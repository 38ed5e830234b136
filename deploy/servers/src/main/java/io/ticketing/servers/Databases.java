package io.ticketing.servers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Gives each part its own database, with a user of the same name who can access no other.
public record Databases(Connection superuser, Secrets secrets) {

    /// Creates missing databases; for existing ones it only sets the password.
    public void ensure(String name) throws SQLException, IOException {
        if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            execute("CREATE ROLE %s LOGIN".formatted(name));
        }
        execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, secrets.password(name)));
        if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
        }
        execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
    }

    private boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
