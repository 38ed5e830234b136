package io.ticketing.contracts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.apache.avro.SchemaNormalization.toParsingForm;
import static org.assertj.core.api.Assertions.assertThat;

/// Every event's schema names its topic, its key and its subject.
class SchemaConventionsTest {

    private static final Map<String, Schema> EVENTS = Schemas.events(Schemas.current());

    /// The fields that every event of a topic begins with: `docs/events.md` promises them to other teams.
    private static final Map<String, List<String>> FIRST_FIELDS = Map.of(
            "tickets", List.of("ticketId", "version", "sellerId"),
            "orders", List.of("order", "version", "stock"),
            "payments", List.of("payment", "version"),
            "expirations", List.of("orderId", "version", "ticketId"));

    @Test
    void everyEventIsListedAmongTheEventTypes() {
        assertThat(canonical(EventTypes.all())).isEqualTo(canonical(EVENTS));
    }

    @TestFactory
    Stream<DynamicTest> everyEvent() {
        return EVENTS.values().stream().map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> check(schema)));
    }

    @Test
    void everySchemaAndFieldIsExplained() {
        assertThat(Schemas.current().values())
                .allSatisfy(schema -> assertThat(schema.getDoc()).isNotBlank())
                .filteredOn(schema -> schema.getType() == Schema.Type.RECORD)
                .flatMap(Schema::getFields)
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    private void check(Schema schema) {
        assertThat(schema.getNamespace()).isEqualTo("io.ticketing.contracts." + schema.getProp("topic"));
        assertThat(schema.getProp("key")).as("all topics are keyed by ticket").matches("(\\w+\\.)?ticketId");
        assertThat(at(schema.getProp("key"), schema).getLogicalType().getName()).isEqualTo("uuid");
        assertThat(at(schema.getProp("subject"), schema).getLogicalType().getName())
                .isEqualTo("uuid");
        assertThat(schema.getField("version").schema().getType()).isEqualTo(Schema.Type.LONG);
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .startsWith(FIRST_FIELDS.get(schema.getProp("topic")).toArray(String[]::new));
    }

    private static Schema at(String path, Schema schema) {
        Schema found = schema;
        for (String name : path.split("\\.")) {
            assertThat(found.getField(name))
                    .as("%s in %s", path, schema.getName())
                    .isNotNull();
            found = found.getField(name).schema();
        }
        return found;
    }

    /// Without what only the generated classes say.
    private static Map<String, String> canonical(Map<String, Schema> schemas) {
        var forms = new TreeMap<String, String>();
        schemas.forEach((name, schema) -> forms.put(name, toParsingForm(schema)));
        return forms;
    }
}
