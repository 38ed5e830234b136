package io.ticketing.load.startup;

import java.util.Arrays;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import io.ticketing.local.parts.Service;

/// Converts names to services.
final class ServiceConverter implements ITypeConverter<Service> {

    @Override
    public Service convert(String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static TypeConversionException unknown(String name) {
        String all = String.join(", ", Service.names());
        return new TypeConversionException("'%s' is none of %s".formatted(name, all));
    }
}
