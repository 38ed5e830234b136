package io.ticketing.auth.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.auth.domain.Email;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ann@example.com, ann@example.com",
        "ANN@Example.COM, ann@example.com",
        "a.b+tag@example.com, a.b+tag@example.com",
        "ann@localhost, ann@localhost",
        "ann@b\u00fccher.example, ann@b\u00fccher.example",
        "ann@B\u00dcCHER.EXAMPLE, ann@b\u00fccher.example",
        "ann@bu\u0308cher.example, ann@b\u00fccher.example",
        "ann@xn--bcher-kva.example, ann@b\u00fccher.example",
        "ann@XN--BCHER-KVA.example, ann@b\u00fccher.example",
        "ann@b\u00fccher\u3002example, ann@b\u00fccher.example",
        "ann@stra\u00dfe.example, ann@stra\u00dfe.example",
        "ann@xn--strae-oqa.example, ann@stra\u00dfe.example",
        "\u00dcn\u00e4l@example.com, \u00fcn\u00e4l@example.com",
        "u\u0308na\u0308l@example.com, \u00fcn\u00e4l@example.com",
        "\u0418\u0412\u0410\u041d@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444, \u0438\u0432\u0430\u043d@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444",
        "\u7528\u6237@\u4f8b\u5b50.\u4e2d\u56fd, \u7528\u6237@\u4f8b\u5b50.\u4e2d\u56fd",
        "\u0935\u093f\u0928\u092f@\u0909\u0926\u093e\u0939\u0930\u0923.\u092d\u093e\u0930\u0924, \u0935\u093f\u0928\u092f@\u0909\u0926\u093e\u0939\u0930\u0923.\u092d\u093e\u0930\u0924"
    })
    void isOneHoweverItIsWritten(String written, String name) {
        assertThat(EmailAddress.read(written)).contains(new Email(name));
        assertThat(EmailAddress.read(name)).as("again").contains(new Email(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ann@example.com",
                "ann@example.com ",
                "\tann@example.com\r\n",
                "\u00a0ann@example.com\u3000",
                "\u200bann@example.com\ufeff"
            })
    void isTrimmed(String pasted) {
        assertThat(EmailAddress.read(pasted)).contains(new Email("ann@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ann",
                "ann@",
                "@example.com",
                "a b@example.com",
                "a@b@example.com",
                "a@exa mple.com",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a\u200bb@example.com",
                "a\u202eb@example.com",
                "a\u0007b@example.com",
                "\"a b\"@example.com",
                "a@[127.0.0.1]",
                "a@example..com",
                "a@example.com.",
                "a@-example.com",
                "a@exa_mple.com",
                "a@xn--a",
                "a@xn--bcher-kva1.example",
                "a@b\u00fc\u200bcher\u00ad\u2028.example",
                "<a@example.com>",
                "mailto:a@example.com"
            })
    void isNoneWithoutAPlaceToSendTo(String written) {
        assertThat(EmailAddress.read(written)).isEmpty();
    }

    @Test
    void isNoLongerThanMailServersTake() {
        String domain = "b".repeat(63) + ("." + "c".repeat(63)).repeat(2);

        assertThat(EmailAddress.read("a".repeat(62) + "@" + domain)).isPresent();
        assertThat(EmailAddress.read("a".repeat(63) + "@" + domain)).isEmpty();
        assertThat(EmailAddress.read("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.read("\u00e4".repeat(33) + "@example.com"))
                .as("in bytes")
                .isEmpty();
    }

    @Test
    void isLookedForAsItIsWhenItCanNotBeOne() {
        assertThat(EmailAddress.sought(" A@exa_mple.com ")).isEqualTo(new Email("a@exa_mple.com"));
    }
}
