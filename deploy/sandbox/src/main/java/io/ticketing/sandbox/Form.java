package io.ticketing.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The form-encoded parameters of a request, sorted by name.
record Form(Map<String, List<String>> values) {

    private static final Pattern INDEX = Pattern.compile("\\[\\d*]");

    static Form parse(String encoded) {
        var values = new TreeMap<String, List<String>>();
        for (var pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                values.computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                        .add(parts.length == 2 ? decode(parts[1]) : "");
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

    /// As in Stripe, the last of several values counts.
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getLast);
    }

    String require(String name) {
        return find(name).orElseThrow(() -> StripeError.missing(name));
    }

    boolean isTrue(String name) {
        return find(name).map(value -> isTrue(name, value)).orElse(false);
    }

    private static boolean isTrue(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw StripeError.invalid(name, "Invalid boolean: " + value);
        };
    }

    /// One of the values that Stripe has for this parameter.
    Optional<String> find(String name, List<String> choices) {
        var value = find(name);
        if (value.isPresent() && !choices.contains(value.get())) {
            throw StripeError.invalid(
                    name,
                    "Invalid %s: must be one of %s, or %s"
                            .formatted(
                                    name,
                                    String.join(", ", choices.subList(0, choices.size() - 1)),
                                    choices.getLast()));
        }
        return value;
    }

    /// The elements of an array: `name[]` or `name[0]`.
    List<String> list(String name) {
        return values.entrySet().stream()
                .filter(entry -> INDEX.matcher(entry.getKey()).replaceFirst("").equals(name))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /// A whole number, at least 1.
    long number(String name) {
        var number = integer(name);
        if (number < 1) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", name, "This value must be greater than or equal to 1.");
        }
        return number;
    }

    long integer(String name) {
        var text = require(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw StripeError.invalid("parameter_invalid_integer", name, "Invalid integer: " + text);
        }
    }
}
