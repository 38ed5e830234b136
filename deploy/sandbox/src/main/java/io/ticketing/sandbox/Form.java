package io.ticketing.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The form-encoded parameters of a request, sorted by name.
record Form(Map<String, String> values) {

    private static final String METADATA = "metadata[";

    static Form parse(String encoded) {
        var values = new TreeMap<String, String>();
        for (var pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                values.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return new Form(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeError.unreadable("The request's parameters are not form-encoded.");
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String require(String name) {
        return find(name).orElseThrow(() -> StripeError.missing(name));
    }

    boolean isTrue(String name) {
        return find(name).filter("true"::equals).isPresent();
    }

    /// A whole number of minor units, at least 1.
    long amount(String name) {
        var text = require(name);
        try {
            var amount = Long.parseLong(text);
            if (amount < 1) {
                throw StripeError.invalid(
                        "parameter_invalid_integer", name, "This value must be greater than or equal to 1.");
            }
            return amount;
        } catch (NumberFormatException e) {
            throw StripeError.invalid("parameter_invalid_integer", name, "Invalid integer: " + text);
        }
    }

    ObjectNode metadata() {
        var metadata = Json.object();
        values.forEach((name, value) -> {
            if (name.startsWith(METADATA) && name.endsWith("]")) {
                metadata.put(name.substring(METADATA.length(), name.length() - 1), value);
            }
        });
        return metadata;
    }
}
