package io.ticketing.rest;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Reference;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.servers.Server;

/// The parts that the operations of every service refer to.
final class OpenApiComponents {

    private OpenApiComponents() {}

    /// The scheme `bearer` is already there, from the configuration. Components that a service does
    /// not use are left out.
    static void addTo(OpenAPI document) {
        Components components = document.getComponents();
        components
                .addSecurityScheme(
                        "cookie",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("session")
                                .description("The same token, in the cookie set at sign-in"))
                .addSchema("Problem", problem())
                .addSchema("FieldError", fieldError())
                .addHeader("ETag", header("The version of the answer, for `If-None-Match` and `If-Match`"))
                .addHeader("Link", header("The next page, if there is one, with `rel=\"next\"`"))
                .addHeader("Location", header(string().format("uri-reference"), "The address of the result"))
                .addHeader("Retry-After", header(integer(), "Seconds to wait before repeating the call"))
                .addHeader("WWW-Authenticate", header("How to sign in: `Bearer`"))
                .addResponse("Problem", response("What went wrong"))
                .addResponse(
                        "Invalid", response("The request can't be read or is not valid; `errors` names the fields"))
                .addResponse(
                        "SignInFirst",
                        response("The token is missing or no longer valid")
                                .addHeader(
                                        "WWW-Authenticate",
                                        OASFactory.createHeader().ref("WWW-Authenticate")))
                .addResponse("NotAcceptable", response("`Accept` does not include JSON; nothing was done"))
                .addResponse("TooLarge", response("The body is over 64 KiB"))
                .addResponse("NoJson", response("The body is not plain `application/json`"))
                .addResponse(
                        "TryAgain",
                        response("A part of the system is down or overloaded")
                                .addHeader(
                                        "Retry-After", OASFactory.createHeader().ref("Retry-After")));
        leaveOutUnused(document);
    }

    /// The default address of the API for clients.
    static Server server() {
        return OASFactory.createServer()
                .url("{address}")
                .description("The address of all services together")
                .addVariable(
                        "address",
                        OASFactory.createServerVariable()
                                .defaultValue("http://localhost:8080")
                                .description("Without a trailing slash"));
    }

    private static void leaveOutUnused(OpenAPI document) {
        Components components = document.getComponents();
        List<APIResponse> inOperations = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .toList();
        Set<String> responses = names(inOperations.stream());
        Set.copyOf(components.getResponses().keySet()).stream()
                .filter(name -> !responses.contains(name))
                .forEach(components::removeResponse);
        Set<String> headers = names(Stream.concat(inOperations.stream(), components.getResponses().values().stream())
                .filter(response -> response.getHeaders() != null)
                .flatMap(response -> response.getHeaders().values().stream()));
        Set.copyOf(components.getHeaders().keySet()).stream()
                .filter(name -> !headers.contains(name))
                .forEach(components::removeHeader);
    }

    /// The component's name in a reference.
    private static Set<String> names(Stream<? extends Reference<?>> references) {
        return references
                .map(Reference::getRef)
                .filter(Objects::nonNull)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    static Content problemContent() {
        Schema problem = OASFactory.createSchema().ref("Problem");
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(problem));
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse().description(description).content(problemContent());
    }

    private static Header header(String description) {
        return header(string(), description);
    }

    private static Header header(Schema schema, String description) {
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457 problem details")
                .addProperty(
                        "type",
                        string().format("uri-reference")
                                .description("Machine-readable; values may be added")
                                .examples(List.of(ProblemType.SOLD_OUT.uri())))
                .addProperty("title", string())
                .addProperty("status", integer())
                .addProperty("detail", string())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .minItems(1)
                                .items(OASFactory.createSchema().ref("FieldError")))
                .required(List.of("type", "title", "status", "detail", "errors"));
    }

    private static Schema fieldError() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("message", string().description("For people"))
                .addProperty("field", string().description("A field of the body, a query parameter or a header"))
                .addRequired("message");
    }

    private static Schema integer() {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32");
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
