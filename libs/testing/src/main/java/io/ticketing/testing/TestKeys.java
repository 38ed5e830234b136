package io.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// A key pair for one test run, in the files that the services read keys from.
record TestKeys(Path publicKeys, Path signingKeys) {

    static final String KEY_ID = "test";
    static final String SIGNING_KEY = "ticketing.test.signing-key";

    static TestKeys create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Path folder = Files.createTempDirectory("ticketing-keys");
            Path signingKeys = Files.createDirectory(folder.resolve("signing"));
            Path publicKeys = Files.writeString(folder.resolve("keys.json"), jwks(pair));
            write(signingKeys.resolve(KEY_ID + ".pem"), "PRIVATE KEY", pair.getPrivate());
            System.setProperty(
                    SIGNING_KEY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            return new TestKeys(publicKeys, signingKeys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey signingKey() {
        byte[] encoded = Base64.getDecoder().decode(System.getProperty(SIGNING_KEY));
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> config() {
        return Map.of(
                "mp.jwt.verify.publickey.location", publicKeys.toUri().toString(),
                "ticketing.auth.keys-directory", signingKeys.toString());
    }

    private static String jwks(KeyPair pair) {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setKeyId(KEY_ID);
            return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Path file, String type, Key key) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return Files.writeString(file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, body, type));
    }
}
