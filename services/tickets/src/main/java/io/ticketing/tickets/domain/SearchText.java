package io.ticketing.tickets.domain;

import java.text.Normalizer;
import java.util.Locale;

/// A text as the search compares it: capitals and ways to encode the same letter do not count.
///
/// Done here, not in the database, whose idea of capitals depends on the locale it was set up with.
public final class SearchText {

    private SearchText() {}

    public static String of(String text) {
        // Through upper case first: some letters, such as the two small sigmas, only meet there.
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
