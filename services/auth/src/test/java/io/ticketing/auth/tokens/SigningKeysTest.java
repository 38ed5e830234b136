package io.ticketing.auth.tokens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ticketing.auth.AuthConfig;
import io.ticketing.testing.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningKeysTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(3600);

    @TempDir
    Path folder;

    @Test
    void computesThePublicHalf() throws Exception {
        for (int i = 0; i < 20; i++) {
            KeyPair pair = Pem.keyPair("secp256r1");
            Path file = Pem.write(folder.resolve(i + ".pem"), pair.getPrivate(), NOW);

            assertThat(new KeyFile(file).read().publicKey()).isEqualTo(pair.getPublic());
        }
    }

    @Test
    void readsTheOlderFormOfAKeyToo() throws Exception {
        KeyPair pair = Pem.keyPair("secp256r1");
        String key = Pem.sec1(pair);
        String parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";

        for (String content : List.of(key, parameters + key)) {
            Path file = Files.writeString(folder.resolve("a.pem"), content);
            SigningKey read = new KeyFile(file).read();

            assertThat(read.publicKey()).isEqualTo(pair.getPublic());
            assertThat(read.privateKey().getS()).isEqualTo(((ECPrivateKey) pair.getPrivate()).getS());
        }
    }

    @Test
    void refusesTheOlderFormOnAnotherCurve() throws Exception {
        Path file = Files.writeString(folder.resolve("a.pem"), Pem.sec1(Pem.keyPair("secp384r1")));

        assertThatThrownBy(new KeyFile(file)::read)
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage("not on P-256");
    }

    @Test
    void signsWithTheOnlyKeyAtOnce() throws Exception {
        Pem.writeNew(folder.resolve("a.pem"), NOW);

        assertThat(started().signer().id()).isEqualTo("a");
    }

    @Test
    void publishesANewKeyAtOnceAndSignsWithItLater() throws Exception {
        Pem.writeNew(folder.resolve("a.pem"), LONG_AGO);
        SigningKeys keys = started();

        Path file = Pem.writeNew(folder.resolve("b.pem"), NOW.minusSeconds(60));
        keys.reload();
        assertThat(keys.publicKey("b")).isPresent();
        assertThat(keys.signer().id()).isEqualTo("a");

        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(300)));
        keys.reload();
        assertThat(keys.signer().id()).isEqualTo("b");
    }

    @Test
    void forgetsARemovedKeyButNotTheLastOne() throws Exception {
        Path old = Pem.writeNew(folder.resolve("a.pem"), LONG_AGO);
        Path last = Pem.writeNew(folder.resolve("b.pem"), LONG_AGO);
        SigningKeys keys = started();

        Files.delete(old);
        keys.reload();
        assertThat(keys.publicKey("a")).isEmpty();

        Files.delete(last);
        keys.reload();
        assertThat(keys.signer().id()).isEqualTo("b");
    }

    @Test
    void passesOverWhatIsNoKey() throws Exception {
        Pem.writeNew(folder.resolve("a.pem"), LONG_AGO);
        Files.writeString(folder.resolve("b.pem"), "half a fi");
        Files.writeString(folder.resolve("c.pem"), "");
        Pem.write(folder.resolve("d.pem"), Pem.keyPair("secp384r1").getPrivate(), LONG_AGO);
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Pem.write(folder.resolve("e.pem"), rsa.getPrivate(), LONG_AGO);
        Files.writeString(folder.resolve("readme.txt"), "keys");
        Files.createDirectory(folder.resolve("f.pem"));

        assertThat(started().all()).extracting(SigningKey::id).containsExactly("a");
    }

    @Test
    void saysWhatToDoWhenThereIsNoKey() {
        assertThatThrownBy(this::started)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TICKETING_AUTH_KEYS_DIRECTORY")
                .hasMessageNotContaining("\n");
    }

    private SigningKeys started() {
        var config = TestSettings.read(AuthConfig.class, Map.of("ticketing.auth.keys-directory", folder.toString()));
        var keys = new SigningKeys(config, Clock.fixed(NOW, ZoneOffset.UTC));
        keys.start(new StartupEvent());
        return keys;
    }
}
