package io.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// Keeps the OpenAPI document of a service from changing by accident.
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
}
