package io.ticketing.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Keeps a service's OpenAPI document from changing by accident, and from leaving out what callers
/// need. Each service's `OpenApiTest` extends it.
///
/// The module's `openapi.yaml` is the contract. Run its test with `-Dopenapi.update=true` to write
/// it again, and review the difference.
public abstract class OpenApiTests {

    private static final Path AGREED = Path.of("openapi.yaml");

    private static final List<String> NO_JSON = List.of(
            "text/html",
            "text/plain",
            "text/csv",
            "application/xml",
            "application/problem+json",
            "image/png",
            "foo/bar",
            "application/json;q=0, */*");

    /// In UTF-8, 16 and 32, of which some end in the middle of a character.
    private static final List<String> UNREADABLE = List.of(
            "7B22C3",
            "7B226122FF7D",
            "7B2261223A00",
            "EFBBBF7B",
            "FEFF007B00",
            "FFFE7B0022",
            "0000FEFF0000007B000000",
            "0000FEFF0000007B00110000",
            "7B000000220000000000FF7F",
            "5B".repeat(60_000),
            "7B2261223A22".concat("78".repeat(60_000)));

    private static final String A_BROWSERS_OWN = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /// Patterns that RE2, Python and ECMAScript read alike: no Unicode classes, no lookaround, no
    /// possessive quantifiers. They match either a whole text or any text that is not blank.
    private static final Pattern PORTABLE =
            Pattern.compile("\\^((?!\\\\[pPuUhRXQEGzZAbBkwWdsS]|\\(\\?|[*+?}]\\+).)*\\$|\\\\S");

    /// Described once, in the components that every operation refers to.
    private static final Set<String> OF_EVERY_OPERATION = Set.of("INVALID_REQUEST", "OVERLOADED");

    private final List<String> withoutRequired;

    /// @param withoutRequired the schemas that have no required fields
    protected OpenApiTests(String... withoutRequired) {
        this.withoutRequired = List.of(withoutRequired);
    }

    @Test
    void saysWhatWasAgreed() throws IOException {
        String document = given().get("/q/openapi?format=yaml").then().extract().asString();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(AGREED, document);
        }
        assertThat(AGREED)
                .as("checked-in OpenAPI document (-Dopenapi.update=true renews it)")
                .hasContent(document);
    }

    /// Callers that do not accept JSON get 406, unless another type is described, and a browser gets JSON.
    @Test
    void isAnsweredInJsonOnly() {
        DescribedOperation.all(document())
                .filter(DescribedOperation::answersJson)
                .forEach(operation -> {
                    NO_JSON.stream()
                            .filter(accept -> !operation.answers(accept))
                            .forEach(accept -> refuses(operation, accept));
                    assertThat(call(operation, A_BROWSERS_OWN).contentType())
                            .as("%s for a browser", operation)
                            .matches("application/(problem\\+)?json.*");
                });
    }

    @Test
    void asksStrangersToSignIn() {
        DescribedOperation.all(document())
                .filter(DescribedOperation::isForSignedIn)
                .forEach(operation -> {
                    Response answer = call(operation, "application/json");
                    assertThat(answer.statusCode()).as("%s", operation).isEqualTo(401);
                    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                    assertThat(answer.contentType()).isEqualTo("application/problem+json");
                });
    }

    /// Unreadable bodies and repeated parameters.
    @Test
    void refusesWhatCanBeReadInTwoWaysOrNone() {
        DescribedOperation.all(document()).forEach(operation -> {
            refusesUnclear(operation, "?limit=1&limit=2", "{}".getBytes(UTF_8));
            if (operation.takesBody()) {
                UNREADABLE.forEach(
                        body -> refusesUnclear(operation, "", HexFormat.of().parseHex(body)));
            }
        });
    }

    private static void refusesUnclear(DescribedOperation operation, String query, byte[] body) {
        Response answer = given().header("Authorization", TestTokens.bearer(UUID.randomUUID()))
                .contentType("application/json")
                .body(body)
                .request(operation.asked(), operation.address() + query);
        assertThat(answer.statusCode())
                .as("%s%s with %s", operation, query, HexFormat.of().formatHex(body))
                .isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getList("errors")).isNotEmpty();
    }

    private static void refuses(DescribedOperation operation, String accept) {
        Response answer = call(operation, accept);
        assertThat(answer.statusCode()).as("%s for %s", operation, accept).isEqualTo(406);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/not-acceptable");
    }

    private static Response call(DescribedOperation operation, String accept) {
        return given().accept(accept)
                .contentType("application/json")
                .body("{}")
                .request(operation.asked(), operation.address());
    }

    @Test
    void meansTheSameToEveryGenerator() {
        JsonPath document = document();
        assertThat(document.getList("servers")).isNotEmpty();
        List<Map<String, Object>> schemas = new ArrayList<>();
        collectSchemas(document.get("$"), schemas);
        assertThat(schemas).isNotEmpty().allSatisfy(schema -> {
            if ("uuid".equals(schema.get("format"))) {
                assertThat(schema).doesNotContainKey("pattern");
            }
            if ("number".equals(schema.get("type"))) {
                assertThat(schema).containsEntry("format", "double");
            }
            if ("integer".equals(schema.get("type"))) {
                assertThat(schema.get("format")).isIn("int32", "int64");
            }
            if (schema.get("pattern") instanceof String pattern) {
                assertThat(pattern).matches(PORTABLE);
            }
            if (schema.containsKey("$ref")) {
                assertThat(schema).hasSize(1);
            }
        });
    }

    /// All objects: one with a type, a pattern or a reference is a schema, or as good as one.
    private static void collectSchemas(Object part, List<Map<String, Object>> found) {
        if (part instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            var object = (Map<String, Object>) map;
            found.add(object);
            object.forEach((name, value) -> {
                if (!name.equals("examples")) {
                    collectSchemas(value, found);
                }
            });
        } else if (part instanceof List<?> list) {
            list.forEach(item -> collectSchemas(item, found));
        }
    }

    @Test
    void namesEachRefusal() {
        List<String> answers = DescribedOperation.all(document())
                .flatMap(DescribedOperation::answers)
                .toList();
        assertThat(refusals())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(answers)
                        .as("refusal in an operation's responses")
                        .anyMatch(answer -> answer.contains(
                                "`" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "`")));
    }

    /// The types of problems that the service's own code answers with.
    private static Set<String> refusals() {
        return ownClasses().stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals("io.ticketing.rest.ProblemType"))
                .map(access -> access.getTarget().getName())
                .filter(name -> !OF_EVERY_OPERATION.contains(name))
                .collect(Collectors.toSet());
    }

    /// Without the classes they use: ArchUnit can't read those from Quarkus' class loader, and warns about each.
    private static JavaClasses ownClasses() {
        return ArchConfiguration.withThreadLocalScope(settings -> {
            settings.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(Path.of("target/classes"));
        });
    }

    private static JsonPath document() {
        return given().get("/q/openapi?format=json").then().extract().jsonPath();
    }

    /// Each operation has an id and describes its refusals, answers and headers. Each answer says
    /// which of its fields are always present.
    @Test
    void saysWhatCallersNeedToKnow() {
        JsonPath document = document();
        assertThat(DescribedOperation.all(document).flatMap(operation -> operation.gaps().stream()))
                .isEmpty();
        Map<String, Map<String, Object>> schemas = document.getMap("components.schemas");
        assertThat(schemas)
                .allSatisfy((name, schema) -> assertThat(!schema.containsKey("properties")
                                || schema.containsKey("required")
                                || withoutRequired.contains(name))
                        .as("schema %s says which fields are required", name)
                        .isTrue());
    }
}
