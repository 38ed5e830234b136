package io.ticketing.sandbox;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a merchant notes on an intent.
///
/// Source: <https://docs.stripe.com/api/metadata>.
final class Metadata {

    private static final String PARAM = "metadata";
    private static final Pattern ENTRY = Pattern.compile("metadata\\[(?<key>.+)]");
    private static final int MOST_KEYS = 50;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_VALUE = 500;

    private Metadata() {}

    static ObjectNode of(Form form) {
        return changed(Json.object(), form);
    }

    /// The current metadata with the changes of this request: an empty value removes its key, and
    /// empty metadata removes all.
    static ObjectNode changed(ObjectNode current, Form form) {
        var metadata = isCleared(form) ? Json.object() : current.deepCopy();
        form.values().forEach((name, values) -> {
            var entry = ENTRY.matcher(name);
            if (entry.matches()) {
                change(metadata, entry.group("key"), values.getLast());
            }
        });
        if (metadata.size() > MOST_KEYS) {
            throw StripeError.invalid(PARAM, "Metadata can have up to " + MOST_KEYS + " keys.");
        }
        return metadata;
    }

    private static boolean isCleared(Form form) {
        var all = form.find(PARAM);
        if (all.isPresent() && !all.get().isEmpty()) {
            throw StripeError.invalid(PARAM, "Invalid object");
        }
        return all.isPresent();
    }

    private static void change(ObjectNode metadata, String key, String value) {
        if (key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
            throw StripeError.invalid(
                    PARAM,
                    "Metadata keys can have up to %d characters, and values up to %d."
                            .formatted(LONGEST_KEY, LONGEST_VALUE));
        }
        if (value.isEmpty()) {
            metadata.remove(key);
        } else {
            metadata.put(key, value);
        }
    }
}
