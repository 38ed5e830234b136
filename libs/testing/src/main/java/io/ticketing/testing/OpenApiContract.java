package io.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.restassured.path.json.JsonPath;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// Keeps the OpenAPI document of a service from changing by accident, and from leaving out what
/// callers need.
///
/// The module's `openapi.yaml` is what was agreed on. Run its test with `-Dopenapi.update=true`
/// to agree on what the service says now, and review the difference.
public final class OpenApiContract {

    private static final Path AGREED = Path.of("openapi.yaml");

    private OpenApiContract() {}

    /// Fails when the document of the service under test is not the one that is checked in.
    public static void verify() {
        String document = given().get("/q/openapi?format=yaml").then().extract().asString();
        try {
            if (Boolean.getBoolean("openapi.update")) {
                Files.writeString(AGREED, document);
            }
            assertThat(AGREED)
                    .as("checked-in OpenAPI document (-Dopenapi.update=true renews it)")
                    .hasContent(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fails when an operation has no id, or does not say what it refuses, answers or sends along,
    /// and when an answer does not say which of its fields are always there.
    ///
    /// @param optional schemas none of whose fields need be there
    public static void verifyComplete(String... optional) {
        JsonPath document = given().get("/q/openapi?format=json").then().extract().jsonPath();
        assertThat(DescribedOperation.all(document).flatMap(operation -> operation.gaps().stream()))
                .isEmpty();
        Map<String, Map<String, Object>> schemas = document.getMap("components.schemas");
        assertThat(schemas)
                .allSatisfy(
                        (name, schema) ->
                                assertThat(
                                                !schema.containsKey("properties")
                                                        || schema.containsKey("required")
                                                        || List.of(optional).contains(name))
                                        .as("schema %s says which fields are required", name)
                                        .isTrue());
    }
}
