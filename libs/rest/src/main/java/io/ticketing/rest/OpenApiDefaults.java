package io.ticketing.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/// What the operations of all services have in common: how to sign in, the refusals that precede
/// every operation, and their headers.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiDefaults implements OASFilter {

    /// Quarkus' description of 403, which it adds to every operation that needs a sign-in.
    /// Operations that refuse other users' things describe that themselves.
    private static final String NOT_MEANT = "Not Allowed";

    /// Quarkus' description of 400, which it adds to every operation that takes a body.
    private static final String BAD_REQUEST = "Bad Request";

    @Override
    public Operation filterOperation(Operation operation) {
        nameWhoMayCall(operation);
        APIResponses responses = operation.getResponses();
        nameCommonRefusals(operation, responses);
        responses.getAPIResponses().forEach(OpenApiDefaults::complete);
        if (takes(operation, Parameter.In.QUERY, "cursor")) {
            addHeader(responses.getAPIResponse("200"), "Link");
        }
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
        return operation;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        return OpenApiSchemas.portable(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.components(OASFactory.createComponents());
        }
        OpenApiSchemas.open(document.getComponents());
        OpenApiComponents.addTo(document);
        document.addServer(OpenApiComponents.server());
    }

    /// Public unless an endpoint says otherwise. With `@SecurityRequirementsSet` everyone may call
    /// it, and signed-in callers get more.
    private static void nameWhoMayCall(Operation operation) {
        List<SecurityRequirement> asked = requirements(operation);
        List<SecurityRequirement> named = new ArrayList<>();
        if (asked.stream().anyMatch(OpenApiDefaults::isNone)) {
            named.add(OASFactory.createSecurityRequirement());
        }
        if (!asked.isEmpty()) {
            named.add(OASFactory.createSecurityRequirement().addScheme("bearer"));
            named.add(OASFactory.createSecurityRequirement().addScheme("cookie"));
        }
        operation.setSecurity(named);
    }

    private static void nameCommonRefusals(Operation operation, APIResponses responses) {
        if (isForSignedIn(operation)) {
            refer(responses, "401", "SignInFirst");
        }
        if (answersJson(responses)) {
            refer(responses, "406", "NotAcceptable");
        }
        APIResponse forbidden = responses.getAPIResponse("403");
        if (forbidden != null && NOT_MEANT.equals(forbidden.getDescription())) {
            responses.removeAPIResponse("403");
        }
        if ((takesBody(operation) || takes(operation, Parameter.In.QUERY, null)) && !saysWhatIsInvalid(responses)) {
            refer(responses, "400", "Invalid");
        }
        if (takesBody(operation)) {
            refer(responses, "413", "TooLarge");
            refer(responses, "415", "NoJson");
        }
        if (!responses.hasAPIResponse("503")) {
            refer(responses, "503", "TryAgain");
        }
        refer(responses, "default", "Problem");
    }

    /// An operation may refuse requests for a reason of its own.
    private static boolean saysWhatIsInvalid(APIResponses responses) {
        APIResponse invalid = responses.getAPIResponse("400");
        return invalid != null && !BAD_REQUEST.equals(invalid.getDescription());
    }

    private static void complete(String status, APIResponse response) {
        if (response.getRef() != null || !status.matches("[45]..")) {
            return;
        }
        if (response.getContent() == null) {
            response.content(OpenApiComponents.problemContent());
        }
        switch (status) {
            case "401" -> addHeader(response, "WWW-Authenticate");
            case "429", "503" -> addHeader(response, "Retry-After");
            default -> {}
        }
    }

    private static boolean isForSignedIn(Operation operation) {
        List<SecurityRequirement> requirements = requirements(operation);
        return !requirements.isEmpty() && requirements.stream().noneMatch(OpenApiDefaults::isNone);
    }

    private static List<SecurityRequirement> requirements(Operation operation) {
        return Optional.ofNullable(operation.getSecurity()).orElse(List.of());
    }

    private static boolean isNone(SecurityRequirement requirement) {
        return requirement.getSchemes() == null || requirement.getSchemes().isEmpty();
    }

    private static boolean answersJson(APIResponses responses) {
        return responses.getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .anyMatch(response -> response.getValue().getContent() != null);
    }

    private static boolean takesBody(Operation operation) {
        return operation.getRequestBody() != null;
    }

    /// @param name of the parameter, or any
    private static boolean takes(Operation operation, Parameter.In in, @Nullable String name) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null
                && parameters.stream()
                        .filter(parameter -> parameter.getIn() == in)
                        .anyMatch(parameter -> name == null || name.equals(parameter.getName()));
    }

    private static void refer(APIResponses responses, String status, String name) {
        responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
    }

    private static void addHeader(APIResponse response, String name) {
        Map<String, Header> headers = response.getHeaders();
        if (headers == null || !headers.containsKey(name)) {
            response.addHeader(name, OASFactory.createHeader().ref(name));
        }
    }
}
