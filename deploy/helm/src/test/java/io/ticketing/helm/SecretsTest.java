package io.ticketing.helm;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(decoded(keys.getData().values().iterator().next()))
                .startsWith("-----BEGIN EC PRIVATE KEY-----");
    }

    @Test
    void keepTheKeysThatAreThereWhateverTheirNumber() {
        Map<String, String> there = Map.of("2026-01-01.pem", "b25l", "2026-07-01.pem", "dHdv");
        Cluster.INSTANCE.add("ticketing-signing-keys", there);

        assertThat(Chart.render(Mode.EXTERNAL).one(Secret.class, "signing-keys").getData())
                .isEqualTo(there);
    }

    @Test
    void haveAPasswordForEachDatabase() {
        Rendered rendered = Chart.render(Mode.BUNDLED);

        assertThat(passwords(rendered))
                .hasSize(7)
                .allSatisfy(password -> assertThat(decoded(password)).matches("\\w{32}"))
                .doesNotHaveDuplicates();
        assertThat(decoded(rendered.one(Secret.class, "orders-database").getData().get("username")))
                .isEqualTo("orders");
    }

    @Test
    void keepThePasswordsThatAreThere() {
        Cluster.INSTANCE.add("ticketing-orders-database", Map.of("password", "c2FtZQ=="));
        Cluster.INSTANCE.add("ticketing-postgresql", Map.of("password", "c2FtZSB0b28="));
        Rendered rendered = Chart.render(Mode.BUNDLED);

        assertThat(rendered.one(Secret.class, "orders-database").getData())
                .containsEntry("password", "c2FtZQ==");
        assertThat(rendered.one(Secret.class, "postgresql").getData())
                .containsEntry("password", "c2FtZSB0b28=");
    }

    @Test
    void stayWhenTheReleaseGoes() {
        assertThat(Chart.render(Mode.BUNDLED).all(Secret.class))
                .hasSize(8)
                .allSatisfy(
                        secret ->
                                assertThat(secret.getMetadata().getAnnotations())
                                        .containsEntry("helm.sh/resource-policy", "keep"));
    }

    @Test
    void areNotMadeWhereSomebodyElseHasMadeThem() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, "signingKeys: {existingSecret: keys}");

        assertThat(rendered.all(Secret.class)).isEmpty();
        assertThat(
                        rendered.pods().stream()
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
