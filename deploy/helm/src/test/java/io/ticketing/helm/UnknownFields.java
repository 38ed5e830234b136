package io.ticketing.helm;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// Finds fields of an object that its type does not have, at any depth.
final class UnknownFields {

    private static final String CATCH_ALL = "additionalProperties";

    private final List<String> found = new ArrayList<>();
    private final String name;

    private UnknownFields(String name) {
        this.name = name;
    }

    static List<String> of(HasMetadata object) {
        var search = new UnknownFields(object.getMetadata().getName());
        search.visit("", object);
        return search.found;
    }

    private void visit(String place, Object value) {
        switch (value) {
            case null -> {}
            case Collection<?> items -> items.forEach(item -> visit(place, item));
            case Map<?, ?> entries -> entries.values().forEach(item -> visit(place, item));
            case Enum<?> _ -> {}
            case Object object -> {
                if (isModel(object.getClass())) {
                    visitFields(place, object);
                }
            }
        }
    }

    private static boolean isModel(Class<?> type) {
        return type.getName().startsWith("io.fabric8.") || type.getName().startsWith("io.strimzi.");
    }

    private void visitFields(String place, Object object) {
        for (Class<?> type = object.getClass(); isModel(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    visitField(place, field, object);
                }
            }
        }
    }

    private void visitField(String place, Field field, Object object) {
        Object value = read(field, object);
        if (field.getName().equals(CATCH_ALL)) {
            if (value instanceof Map<?, ?> unknown) {
                unknown.keySet().forEach(key -> found.add(name + ": " + place + "." + key));
            }
        } else {
            visit(field.getName(), value);
        }
    }

    private static Object read(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
