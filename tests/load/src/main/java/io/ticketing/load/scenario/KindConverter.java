package io.ticketing.load.scenario;

import java.util.Arrays;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Converts names to scenarios.
final class KindConverter implements ITypeConverter<Kind> {

    @Override
    public Kind convert(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'%s' is none of %s".formatted(name, String.join(", ", Kind.names()))));
    }
}
