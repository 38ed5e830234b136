package io.ticketing.payments.gateway;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.histories.Lines;

/// Calls the gateway over a line of each order, which a test may disturb.
@Alternative
@Singleton
public class UnreliableStripeClient extends StripeClient {

    private static final String INTENT = "pi_";

    private final Lines lines;

    UnreliableStripeClient(PaymentsConfig config, CircuitBreaker breaker, Lines lines) {
        super(config, breaker);
        this.lines = lines;
    }

    @Override
    <T> T of(Class<T> api, int connections) {
        T reliable = super.of(api, connections);
        return api.cast(Proxy.newProxyInstance(
                api.getClassLoader(),
                new Class<?>[] {api},
                (_, method, arguments) -> carried(reliable, method, arguments)));
    }

    private Uni<Response> carried(Object api, Method method, Object[] arguments) {
        var order = order(arguments);
        if (order.isPresent()) {
            return lines.of(order.get())
                    .carry(() -> call(api, method, arguments))
                    .invoke(answer -> learnIntent(method, order.get(), answer));
        }
        return intent(arguments)
                .flatMap(lines::ofIntent)
                .map(line -> line.carry(() -> call(api, method, arguments)))
                .orElseGet(() -> call(api, method, arguments));
    }

    private void learnIntent(Method method, UUID order, Response answer) {
        if (method.getName().equals("create") && answer.getStatus() == 200) {
            answer.bufferEntity();
            lines.intent(answer.readEntity(StripeReply.class).id(), order);
        }
    }

    /// The order in the form that makes the gateway know of a payment.
    private static Optional<UUID> order(Object[] arguments) {
        return parameter(arguments, StripeMetadata.parameter(StripeMetadata.ORDER))
                .map(UUID::fromString);
    }

    private static Optional<String> intent(Object[] arguments) {
        return parameter(arguments, "payment_intent")
                .or(() -> Stream.of(arguments)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(argument -> argument.startsWith(INTENT))
                        .findFirst());
    }

    private static Optional<String> parameter(Object[] arguments, String name) {
        return Stream.of(arguments)
                .filter(MultivaluedMap.class::isInstance)
                .map(form -> ((Map<?, ?>) form).get(name))
                .filter(Objects::nonNull)
                .map(values -> (String) ((List<?>) values).getFirst())
                .findFirst();
    }

    @SuppressWarnings("unchecked") // as each method of these interfaces returns
    private static Uni<Response> call(Object api, Method method, Object[] arguments) {
        try {
            return (Uni<Response>) method.invoke(api, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
