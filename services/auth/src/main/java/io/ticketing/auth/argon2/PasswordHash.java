package io.ticketing.auth.argon2;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A stored hash, as text in the format that programs for Argon2 agree on.
public record PasswordHash(Cost cost, byte[] salt, byte[] hash) {

    private static final Pattern FORMAT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    public static PasswordHash parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a hash of Argon2id with one lane");
        }
        Cost cost = new Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        return new PasswordHash(cost, decode(parts.group(3)), decode(parts.group(4)));
    }

    public static PasswordHash of(byte[] password, byte[] salt, Cost cost, int bytes) {
        return new PasswordHash(cost, salt, compute(password, salt, cost, bytes));
    }

    public boolean isOf(byte[] password) {
        return MessageDigest.isEqual(hash, compute(password, salt, cost, hash.length));
    }

    @Override
    public String toString() {
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(cost.memory(), cost.iterations(), encode(salt), encode(hash));
    }

    private static byte[] compute(byte[] password, byte[] salt, Cost cost, int bytes) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.iterations())
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[bytes];
        argon2.generateBytes(password, hash);
        return hash;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
