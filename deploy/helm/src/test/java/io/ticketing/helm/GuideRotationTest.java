package io.ticketing.helm;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The guide's rotations change the chart's Secrets as they should.
class GuideRotationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder = Guide.folder();
    private final DocumentedShell shell = new DocumentedShell(folder);

    /// Even on the day of the installation, after which the first key is named.
    @Test
    void addASigningKeyThatIsNewerThanTheFirst() throws Exception {
        String commands = Guide.commands("openssl genpkey");
        assumeTrue(DocumentedShell.canRun(commands));
        Map<String, String> before = data("signing-keys");
        Map<String, String> after = merge(before, shell.run(commands).calls().getFirst());
        String added = after.keySet().stream().reduce((one, later) -> later).orElseThrow();

        assertThat(after).hasSize(2).containsAllEntriesOf(before);
        assertThat(before).doesNotContainKey(added);
        assertThat(added).matches("[-._a-zA-Z0-9]+\\.pem");
        assertThat(key(decoded(after.get(added)))
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize())
                .isEqualTo(256);
        assertThat(folder.resolve(added)).doesNotExist();
    }

    @Test
    void showTheKeysAndTakeOneAway() throws Exception {
        Map<String, String> before = new TreeMap<>(Map.of("2026-11-25.pem", "b25l", "2027-02-01T101500.pem", "dHdv"));
        shell.letGetPrint(JSON.writeValueAsString(before));
        DocumentedShell.Run run = shell.run(Guide.commands("jsonpath='{.data}'"));

        assertThat(run.output().lines()).containsExactlyElementsOf(before.keySet());
        assertThat(merge(before, run.calls().getLast()).keySet()).containsExactly("2027-02-01T101500.pem");
    }

    @Test
    void setAPasswordThatAnybodyCanType() throws Exception {
        String commands = Guide.commands("ticketing-orders-database");
        assumeTrue(DocumentedShell.canRun(commands));
        Map<String, String> before = data("orders-database");
        Map<String, String> after = merge(before, shell.run(commands).calls().getFirst());

        assertThat(after.keySet()).isEqualTo(new TreeMap<>(before).keySet());
        assertThat(after.get("username")).isEqualTo(before.get("username"));
        assertThat(decoded(after.get("password"))).matches("[0-9a-f]{32}");
    }

    private static Map<String, String> data(String part) {
        return Guide.releases().getFirst().rendered().one(Secret.class, part).getData();
    }

    /// As RFC 7386 says.
    private static Map<String, String> merge(Map<String, String> data, Call patch) throws Exception {
        assertThat(patch.option("--type")).contains("merge");
        JsonNode change = JSON.readTree(patch.option("--patch").orElseThrow());
        Map<String, String> merged = new TreeMap<>(data);
        change.path("data")
                .properties()
                .forEach(entry -> merged.compute(
                        entry.getKey(), (_, _) -> entry.getValue().textValue()));
        return merged;
    }

    private static String decoded(String data) {
        return new String(Base64.getDecoder().decode(data), UTF_8);
    }

    /// PKCS#8, which auth reads.
    private static ECPrivateKey key(String pem) throws Exception {
        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----");
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
        return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
