package io.ticketing.auth.api;

import java.sql.SQLException;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PasswordHashTest {

    private static final String CURRENT = "$argon2id$v=19$m=19456,t=2,p=1$";

    /// Of the password of all tests.
    private static final String WEAK =
            "$argon2id$v=19$m=1024,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$UDengyDgIHrEpswm+GeJvBdp5V8H6p/bLZoLqHbHq7Y";

    @Inject
    DataSource database;

    @Test
    void isArgon2idWithTheParametersOfOwasp() throws SQLException {
        String email = AuthClient.anEmail();
        AuthClient.signUp(email);

        assertThat(hashOf(email)).startsWith(CURRENT);
    }

    @Test
    void isRenewedAtSignInWhenTheParametersHaveChanged() throws SQLException {
        String email = AuthClient.anEmail();
        AuthClient.signUp(email);
        setHash(email, WEAK);

        AuthClient.signIn(email, "wrong password").statusCode(401);
        assertThat(hashOf(email)).isEqualTo(WEAK);

        AuthClient.signIn(email, AuthClient.PASSWORD).statusCode(200);
        assertThat(hashOf(email)).startsWith(CURRENT);
        AuthClient.signIn(email, AuthClient.PASSWORD).statusCode(200);
    }

    @Test
    void isOfThePasswordHoweverItsCharactersAreComposed() {
        String email = AuthClient.anEmail();
        var composed = java.util.Map.of("email", email, "password", "caf\u00e9 au lait");
        AuthClient.post("signup", composed).then().statusCode(201);

        AuthClient.signIn(email, "cafe\u0301 au lait").statusCode(200);
    }

    private String hashOf(String email) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.prepareStatement("select password_hash from users where email = ?")) {
            sql.setString(1, email);
            try (var rows = sql.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private void setHash(String email, String hash) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.prepareStatement("update users set password_hash = ? where email = ?")) {
            sql.setString(1, hash);
            sql.setString(2, email);
            sql.executeUpdate();
        }
    }
}
