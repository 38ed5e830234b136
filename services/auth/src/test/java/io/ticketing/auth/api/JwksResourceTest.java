package io.ticketing.auth.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

import io.ticketing.auth.tokens.Pem;
import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class JwksResourceTest {

    @ConfigProperty(name = "ticketing.auth.keys-directory")
    Path keys;

    @Test
    void publishesKeysThatAnyLibraryVerifiesTokensWith() throws Exception {
        String jwks = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=60")
                .body("keys[0].kid", equalTo("test"))
                .body("keys[0].alg", equalTo("ES256"))
                .body("keys[0].d", nullValue())
                .extract()
                .asString();
        String token = token();

        var claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
                .setExpectedIssuer("ticketing")
                .setRequireSubject()
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);

        assertThat(claims.getClaimNames()).contains("iss", "sub", "email", "sid", "groups", "iat", "exp", "jti");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("user");
    }

    @Test
    void rotatesKeysWithoutSigningAnybodyOut() throws Exception {
        String before = token();
        Path old = keys.resolve("test.pem");
        Path next = Pem.writeNew(keys.resolve("test-2.pem"), Instant.now());
        byte[] oldKey = Files.readAllBytes(old);
        FileTime oldTime = Files.getLastModifiedTime(old);
        try {
            await().untilAsserted(() -> assertThat(published()).containsExactly("test", "test-2"));
            assertThat(keyIdOf(token())).as("before verifiers can know").isEqualTo("test");

            Files.setLastModifiedTime(next, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            await().until(() -> keyIdOf(token()).equals("test-2"));
            isSomebody(before);

            Files.delete(old);
            await().untilAsserted(() -> assertThat(published()).containsExactly("test-2"));
            isNobody(before);
            isSomebody(token());
        } finally {
            Files.write(old, oldKey);
            Files.setLastModifiedTime(old, oldTime);
            Files.delete(next);
            await().untilAsserted(() -> assertThat(published()).containsExactly("test"));
        }
    }

    private static String token() {
        return AuthClient.signUp(AuthClient.anEmail()).extract().path("accessToken");
    }

    private static List<String> published() {
        return given().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
    }

    private static String keyIdOf(String token) {
        byte[] header = Base64.getUrlDecoder().decode(token.split("\\.")[0]);
        return JsonPath.from(new String(header, StandardCharsets.UTF_8)).getString("kid");
    }

    private static void isSomebody(String token) {
        assertThat(userOf(token)).isNotNull();
    }

    private static void isNobody(String token) {
        assertThat(userOf(token)).isNull();
    }

    private static String userOf(String token) {
        return AuthClient.currentUser(AuthClient.bearer(token)).extract().path("currentUser.id");
    }
}
