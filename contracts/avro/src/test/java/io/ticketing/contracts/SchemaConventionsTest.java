package io.ticketing.contracts;

import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// Every event says by itself which topic it goes to, what it is keyed by and whom it is about.
class SchemaConventionsTest {

    @Test
    void everySchemaIsListedAmongTheEventTypes() {
        assertThat(EventTypes.all()).isEqualTo(Schemas.current());
    }

    @TestFactory
    Stream<DynamicTest> everyEvent() {
        return Schemas.current().values().stream()
                .map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> check(schema)));
    }

    private void check(Schema schema) {
        assertThat(schema.getNamespace())
                .isEqualTo("io.ticketing.contracts." + schema.getProp("topic"));
        assertThat(schema.getProp("key"))
                .as("all topics are keyed by ticket")
                .isEqualTo("ticketId");
        assertThat(schema.getField(schema.getProp("key"))).isNotNull();
        assertThat(schema.getField(schema.getProp("subject"))).isNotNull();
        assertThat(schema.getField("version").schema().getType()).isEqualTo(Schema.Type.LONG);
        assertThat(schema.getDoc()).isNotBlank();
        assertThat(schema.getFields()).allSatisfy(field -> assertThat(field.doc()).isNotBlank());
    }
}
