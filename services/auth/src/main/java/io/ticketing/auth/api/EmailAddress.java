package io.ticketing.auth.api;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;

import io.ticketing.auth.domain.Email;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Reads e-mail addresses however they are written: one account has one, whatever blanks are around
/// it, whatever its capitals, however its letters are composed, and its domain in Unicode or not.
///
/// Source: RFC 5321 and 6531 (internationalised e-mail), UTS 46 (domains). Not taken: quoted local
/// parts and domains that are addresses in brackets, which nobody has.
final class EmailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /// Letters, marks, digits, symbols and punctuation of any script, but for what has a meaning of
    /// its own in an address. What shows nothing is none of these.
    private static final String ATOM =
            "[\\p{L}\\p{M}\\p{N}\\p{S}\\p{P}&&[^\"(),.:;<>@\\[\\\\\\]]]+";

    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");

    private static final IDNA DOMAINS =
            IDNA.getUTS46Instance(
                    IDNA.USE_STD3_RULES
                            | IDNA.CHECK_BIDI
                            | IDNA.CHECK_CONTEXTJ
                            | IDNA.NONTRANSITIONAL_TO_ASCII
                            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    private EmailAddress() {}

    /// The address; nothing when it can't be one.
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

    /// The address of an account that may be there, whatever was written: an older one may have a
    /// form that is not taken any more.
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
        return DOMAINS.nameToUnicode(domain, new StringBuilder(), new IDNA.Info()).toString();
    }
}
