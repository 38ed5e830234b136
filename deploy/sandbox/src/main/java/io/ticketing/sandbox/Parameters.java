package io.ticketing.sandbox;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The parameters of one call: those that the sandbox honours, and others that Stripe documents.
/// What is in neither set is unknown to Stripe too.
///
/// An array is written as `expand[]`, and any key of a hash as `metadata[*]`.
record Parameters(Set<String> honoured, Set<String> lacking) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern INDEX = Pattern.compile("\\[\\d*]");
    private static final Pattern METADATA = Pattern.compile("metadata\\[[^\\[\\]]+]");
    private static final Pattern NESTED = Pattern.compile("(?<parent>[^\\[]+)(?<child>\\[[^\\[\\]]+])?.*");
    private static final Set<String> MAY_BE_EMPTY = Set.of("description", "metadata", "metadata[*]");

    /// @param honoured names, separated by white space
    /// @param lacking names, also of hashes and arrays whose contents are then lacking as well
    static Parameters of(String honoured, String lacking) {
        return new Parameters(names(honoured), names(lacking));
    }

    private static Set<String> names(String list) {
        return SPACE.splitAsStream(list).filter(name -> !name.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    void check(Form form) {
        form.values().forEach(this::check);
    }

    private void check(String name, List<String> values) {
        var shape = shape(name);
        if (!honoured.contains(shape)) {
            throw isLacking(shape)
                    ? StripeError.unsupported(name, "the parameter " + name)
                    : StripeError.unknownParameter(name);
        }
        if (!MAY_BE_EMPTY.contains(shape) && values.contains("")) {
            throw StripeError.empty(name);
        }
    }

    private static String shape(String name) {
        return METADATA.matcher(name).matches()
                ? "metadata[*]"
                : INDEX.matcher(name).replaceAll("[]");
    }

    private boolean isLacking(String shape) {
        var nested = NESTED.matcher(shape);
        if (!nested.matches()) {
            return false;
        }
        return lacking.contains(shape)
                || lacking.contains(nested.group("parent"))
                || lacking.contains(nested.group("parent") + nested.group("child"));
    }
}
