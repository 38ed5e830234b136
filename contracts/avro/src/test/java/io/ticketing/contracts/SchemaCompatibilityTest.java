package io.ticketing.contracts;

import java.util.List;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

/// A schema may change only so that old readers read new events and new readers read old ones.
///
/// The last released schemas are kept in `contracts/avro/released`. A release writes them again: it runs
/// `SchemaCompatibilityTest#releasesTheCurrentSchemas` alone, with `-Dcontracts.release=true`.
class SchemaCompatibilityTest {

    @Test
    @EnabledIfSystemProperty(named = "contracts.release", matches = "true")
    void releasesTheCurrentSchemas() {
        Schemas.events(Schemas.released()).values().forEach(this::staysCompatible);
        Schemas.release();
        assertThat(Schemas.released()).isEqualTo(Schemas.current());
    }

    @TestFactory
    Stream<DynamicTest> everyReleasedSchemaIsStillThereAndCompatibleBothWays() {
        return Schemas.events(Schemas.released()).values().stream()
                .map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> staysCompatible(schema)));
    }

    @Test
    void everySchemaHasBeenReleased() {
        assertThat(Schemas.released().keySet()).isEqualTo(Schemas.current().keySet());
    }

    @Test
    void noticesAFieldThatOldReadersMiss() {
        assertThat(breaks(schemaWith("\"a\""), schemaWith("\"a\"", "\"b\""))).isTrue();
    }

    @Test
    void noticesAFieldThatNewReadersMiss() {
        assertThat(breaks(schemaWith("\"a\"", "\"b\""), schemaWith("\"a\""))).isTrue();
    }

    @Test
    void letsAFieldWithADefaultComeAndGo() {
        Schema without = schemaWith("\"a\"");
        Schema with = schemaWith("\"a\"", "\"b\",\"default\":0");
        assertThat(breaks(without, with)).isFalse();
        assertThat(breaks(with, without)).isFalse();
    }

    @Test
    void noticesAFieldThatReadersOfANestedRecordMiss() {
        Schema without = eventOf(schemaWith("\"a\""));
        Schema with = eventOf(schemaWith("\"a\"", "\"b\""));
        Schema withDefault = eventOf(schemaWith("\"a\"", "\"b\",\"default\":0"));
        assertThat(breaks(without, with)).isTrue();
        assertThat(breaks(with, without)).isTrue();
        assertThat(breaks(without, withDefault)).isFalse();
    }

    private void staysCompatible(Schema released) {
        Schema current = Schemas.current().get(released.getFullName());
        assertThat(current)
                .as("%s was released and may not go", released.getFullName())
                .isNotNull();
        assertThat(incompatibilities(released, current))
                .as("new readers of old %s", released.getName())
                .isEmpty();
        assertThat(incompatibilities(current, released))
                .as("old readers of new %s", released.getName())
                .isEmpty();
    }

    private static boolean breaks(Schema released, Schema current) {
        return !incompatibilities(released, current).isEmpty()
                || !incompatibilities(current, released).isEmpty();
    }

    private static List<?> incompatibilities(Schema writer, Schema reader) {
        var result = checkReaderWriterCompatibility(reader, writer).getResult();
        return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getIncompatibilities();
    }

    private static Schema schemaWith(String... fields) {
        String list = Stream.of(fields)
                .map(field -> "{\"type\":\"int\",\"name\":" + field + "}")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"Sample\",\"fields\":[" + list + "]}");
    }

    private static Schema eventOf(Schema nested) {
        return SchemaBuilder.record("Event")
                .fields()
                .name("nested")
                .type(nested)
                .noDefault()
                .endRecord();
    }
}
