package io.ticketing.helm;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretsTest {

    @AfterEach
    void forget() {
        Cluster.INSTANCE.clear();
    }

    @Test
    void haveAFirstSigningKeyNamedByItsDay() {
        Secret keys = Chart.render(Mode.EXTERNAL).one(Secret.class, "signing-keys");

        assertThat(keys.getData()).hasSize(1);
        assertThat(keys.getData().keySet().iterator().next()).matches("\\d{4}-\\d\\d-\\d\\d\\.pem");
        assertThat(decoded(keys.getData().values().iterator().next())).startsWith("-----BEGIN EC PRIVATE KEY-----");
    }

    @Test
    void haveAPasswordForEachDatabase() {
        Rendered rendered = Chart.render(Mode.BUNDLED);

        assertThat(passwords(rendered))
                .hasSize(7)
                .allSatisfy(password -> assertThat(decoded(password)).matches("\\w{32}"))
                .doesNotHaveDuplicates();
        assertThat(decoded(
                        rendered.one(Secret.class, "orders-database").getData().get("username")))
                .isEqualTo("orders");
    }

    /// Whatever the number of keys, and whatever the passwords were changed to.
    @Test
    void areLeftAloneOnceTheyAreThere() {
        Cluster.INSTANCE.add("ticketing-signing-keys", Map.of("2026-01-01.pem", "b25l"));
        Cluster.INSTANCE.add("ticketing-orders-database", Map.of("password", "c2FtZQ=="));
        Cluster.INSTANCE.add("ticketing-postgresql", Map.of("password", "c2FtZSB0b28="));
        Rendered rendered = Chart.render(Mode.BUNDLED);

        assertThat(rendered.all(Secret.class).map(secret -> secret.getMetadata().getName()))
                .containsExactlyInAnyOrder(
                        "ticketing-auth-database",
                        "ticketing-tickets-database",
                        "ticketing-payments-database",
                        "ticketing-registry-database",
                        "ticketing-sandbox-database");
    }

    /// A rollback applies a revision's manifest again, and would bring back a key that leaked.
    @ParameterizedTest
    @EnumSource
    void areInNoManifestThatARollbackApplies(Mode mode) {
        assertThat(Chart.template(List.of(mode.yaml()))).doesNotContain("kind: Secret");
    }

    @Test
    void areThereBeforeAnythingElse() {
        assertThat(Chart.render(Mode.BUNDLED).all(Secret.class))
                .hasSize(8)
                .allSatisfy(secret -> assertThat(secret.getMetadata().getAnnotations())
                        .containsEntry("hook", "pre-install,pre-upgrade")
                        .containsEntry("helm.sh/hook-weight", "-10"));
    }

    /// The user in the Secret is the database's name, which must not change without it.
    @Test
    void refuseADatabaseOfAnotherName() {
        Cluster.INSTANCE.add("ticketing-orders-database", Map.of("username", "b3JkZXJz", "password", "c2FtZQ=="));

        assertThatThrownBy(() -> Chart.render(Mode.BUNDLED, "databases: {orders: {name: purchases}}"))
                .hasMessageContaining("ticketing-orders-database")
                .hasMessageContaining("databases.orders.name");
        assertThat(Chart.render(Mode.BUNDLED).has(Secret.class, "orders-database"))
                .isFalse();
    }

    @Test
    void stayWhenTheReleaseGoes() {
        assertThat(Chart.render(Mode.BUNDLED).all(Secret.class))
                .hasSize(8)
                .allSatisfy(secret -> assertThat(secret.getMetadata().getAnnotations())
                        .containsEntry("helm.sh/resource-policy", "keep"));
    }

    @Test
    void areNotMadeWhereSomebodyElseHasMadeThem() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, "signingKeys: {existingSecret: keys}");

        assertThat(rendered.all(Secret.class)).isEmpty();
        assertThat(rendered.pods().stream()
                        .filter(pod -> "auth".equals(pod.part()))
                        .flatMap(pod -> pod.spec().getVolumes().stream())
                        .filter(volume -> volume.getSecret() != null)
                        .map(volume -> volume.getSecret().getSecretName()))
                .containsExactly("keys");
    }

    private static List<String> passwords(Rendered rendered) {
        return rendered.all(Secret.class)
                .map(secret -> secret.getData().get("password"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String decoded(String data) {
        return new String(Base64.getDecoder().decode(data), UTF_8);
    }
}
