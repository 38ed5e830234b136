package io.ticketing.rest;

import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// The parts that the operations of every service refer to.
final class OpenApiComponents {

    private OpenApiComponents() {}

    /// The scheme `bearer` is there already, from the configuration.
    static void addTo(Components components) {
        components
                .addSecurityScheme(
                        "cookie",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("session")
                                .description("The same token, in the cookie that a sign-in sets"))
                .addSchema("Problem", problem())
                .addHeader("ETag", header("The version shown, for `If-None-Match` and `If-Match`"))
                .addHeader("Link", header("With `rel=\"next\"`: the next page, if there is one"))
                .addHeader(
                        "Location", header(string().format("uri-reference"), "Where it is shown"))
                .addHeader(
                        "Retry-After",
                        header(
                                OASFactory.createSchema().addType(SchemaType.INTEGER),
                                "Seconds to wait before the same call again"))
                .addHeader("WWW-Authenticate", header("How to sign in: `Bearer`"))
                .addResponse("Problem", response("What went wrong"))
                .addResponse(
                        "Invalid",
                        response("Can't be read or is not valid; `errors` says in which fields"))
                .addResponse(
                        "SignInFirst",
                        response("No token, or one that is not valid any more")
                                .addHeader(
                                        "WWW-Authenticate",
                                        OASFactory.createHeader().ref("WWW-Authenticate")))
                .addResponse("TooLarge", response("The body is over 64 KiB"))
                .addResponse("NoJson", response("The body is not `application/json`"))
                .addResponse(
                        "TryAgain",
                        response("A part of the system is away or has too much to do")
                                .addHeader(
                                        "Retry-After",
                                        OASFactory.createHeader().ref("Retry-After")));
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
        Schema error =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .addProperty("message", string().description("For people"))
                        .addProperty("field", string().description("Of the body or the query"))
                        .addRequired("message");
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457 problem details")
                .addProperty(
                        "type",
                        string().format("uri-reference")
                                .description("For programs; more may come")
                                .examples(List.of(ProblemType.SOLD_OUT.uri())))
                .addProperty("title", string())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", string())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .minItems(1)
                                .items(error))
                .required(List.of("type", "title", "status", "detail", "errors"));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
