package io.ticketing.rest;

import java.util.List;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Makes schemas mean the same to every generator of clients.
final class OpenApiSchemas {

    /// Java types that have a schema each.
    private static final String ID = "#/components/schemas/UUID";

    private static final String TIME = "#/components/schemas/Instant";

    /// The pattern of `@NotBlank`: it matches anywhere in the text, so it has no anchors.
    private static final String NOT_BLANK = "\\S";

    private OpenApiSchemas() {}

    /// Inlines ids and times, because some generators ignore keywords beside a reference, and drops
    /// their patterns, which do not fit their types. Anchors other patterns. Makes numbers doubles,
    /// which hold every amount exactly: without a format some generators use half as many bits.
    static Schema portable(Schema schema) {
        if (ID.equals(schema.getRef())) {
            return inline(schema, "uuid");
        }
        if (TIME.equals(schema.getRef())) {
            return inline(schema, "date-time");
        }
        String pattern = schema.getPattern();
        if ("uuid".equals(schema.getFormat())) {
            schema.setPattern(null);
        } else if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
            schema.setPattern("^" + pattern + "$");
        }
        if (is(schema, SchemaType.NUMBER) && schema.getFormat() == null) {
            schema.setFormat("double");
        }
        return schema;
    }

    /// Answers may have more values in the future. So today's values are listed without excluding
    /// others: a client made from a closed list would fail.
    static void open(Components components) {
        if (components.getSchemas() == null) {
            return;
        }
        components.removeSchema("UUID");
        components.removeSchema("Instant");
        components.getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null)
                .flatMap(schema -> schema.getProperties().values().stream())
                .filter(property -> property.getEnumeration() != null)
                .forEach(OpenApiSchemas::open);
    }

    private static void open(Schema property) {
        property.addExtension("x-extensible-enum", List.copyOf(property.getEnumeration()));
        property.setEnumeration(null);
    }

    private static Schema inline(Schema reference, String format) {
        reference.setRef(null);
        return reference.type(List.of(SchemaType.STRING)).format(format);
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
