package io.ticketing.auth.api;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;

import io.ticketing.auth.domain.Email;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Reads e-mail addresses however they are written. One account has one address: surrounding
/// blanks, capitals, composed letters and the form of the domain do not matter.
///
/// Source: RFC 5321 and 6531 (internationalised e-mail), UTS 46 (domains). Quoted local parts and
/// domains in brackets are refused, since hardly anyone has them.
final class EmailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /// Letters, marks, digits, symbols and punctuation of any script, except characters with a
    /// meaning of their own in an address. Invisible characters are not included.
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}\\p{S}\\p{P}&&[^\"(),.:;<>@\\[\\\\\\]]]+";

    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");

    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    private EmailAddress() {}

    /// The address; empty if it is not valid.
    static Optional<Email> read(String written) {
        String text = trimmed(written);
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String local = folded(text.substring(0, at));
        var info = new IDNA.Info();
        String domain = ascii(text.substring(at + 1), info);
        int length = local.getBytes(UTF_8).length;
        if (info.hasErrors()
                || domain.isEmpty()
                || domain.endsWith(".")
                || length > LONGEST_LOCAL_PART
                || length + 1 + domain.length() > LONGEST
                || !LOCAL_PART.matcher(local).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Email(local + "@" + unicode(domain)));
    }

    /// The address of an account that may exist, however it is written: an older account may have a
    /// form that is no longer accepted.
    static Email sought(String written) {
        return read(written).orElseGet(() -> new Email(trimmed(written)));
    }

    private static String trimmed(String written) {
        return AROUND.matcher(written).replaceAll("");
    }

    private static String folded(String text) {
        String small = Normalizer.normalize(text, Form.NFC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(small, Form.NFC);
    }

    private static String ascii(String domain, IDNA.Info info) {
        return DOMAINS.nameToASCII(domain, new StringBuilder(), info).toString();
    }

    private static String unicode(String domain) {
        return DOMAINS.nameToUnicode(domain, new StringBuilder(), new IDNA.Info())
                .toString();
    }
}
