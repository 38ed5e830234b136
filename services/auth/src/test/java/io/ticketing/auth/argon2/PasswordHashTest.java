package io.ticketing.auth.argon2;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PasswordHashTest {

    private static final byte[] PASSWORD = "take-your-seats".getBytes(UTF_8);

    /// Made by the C library's program.
    private static final String STORED =
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$/jnF9uOoAXgUjX4A/7Easwvf6wWSHxAqTzCPClvYZ0I";

    /// Made by password4j, which made all hashes before.
    private static final String OLDER =
            "$argon2id$v=19$m=19456,t=2,p=1$ZmVkY2JhOTg3NjU0MzIxMA$sRmIIEGbqHRqqvnEXRRRzSUL4wfh0LT9/rBXc/ta2cI";

    @ParameterizedTest
    @ValueSource(strings = {STORED, OLDER})
    void isOfOnePasswordOnly(String stored) {
        PasswordHash hash = PasswordHash.parse(stored);

        assertThat(hash.isOf(PASSWORD)).isTrue();
        assertThat(hash.isOf("take-your-seat".getBytes(UTF_8))).isFalse();
    }

    /// The first two are among the tests of the C library, which also made the third.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=1003,t=1,p=1$c29tZXNhbHQ$YK5YhzXzQ9B2efwnpCIsIPiYrVqB9XwMnknmXfAju/f4e9NNZ4CxqHycl/w0"
                        + "E98h8r+ZNWLqZddrxz5YF9/NFwJwyqPORYC9Ral2oqzXVDJghAuh+BIROrM5KnkB7tULcRMTtw",
            })
    void isWhatTheCLibraryComputes(String stored) {
        assertThat(PasswordHash.parse(stored).isOf("password".getBytes(UTF_8))).isTrue();
    }

    @Test
    void isWrittenAsOtherProgramsWriteIt() {
        byte[] salt = "0123456789abcdef".getBytes(UTF_8);

        assertThat(PasswordHash.of(PASSWORD, salt, new Cost(19_456, 2), 32)).hasToString(STORED);
        assertThat(PasswordHash.parse(STORED)).hasToString(STORED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2i$v=19$m=1024,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
                "$argon2id$v=16$m=1024,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
                "$argon2id$v=19$m=1024,t=2,p=2$c2FsdHNhbHQ$aGFzaGhhc2g",
                "$argon2id$v=19$m=4,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
                "$argon2id$v=19$m=1024,t=0,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
                "$argon2id$v=19$m=1024,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g$",
            })
    void refusesWhatItCannotVerify(String stored) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(stored));
    }
}
