package io.ticketing.http;

import java.util.Map;

import jakarta.annotation.Priority;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/// Gives our check of proxies the settings of Quarkus' own check, and hides them from Quarkus,
/// which would ask the name server on every request.
@Priority(Integer.MAX_VALUE)
public final class ProxySettings implements ConfigSourceInterceptor {

    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final ConfigValue OFF =
            ConfigValue.builder().withName(FORWARDING).withValue("false").build();

    private static final Map<String, String> SET_BY = Map.of(
            "ticketing.http.forwarding",
            FORWARDING,
            "ticketing.http.trusted-proxies",
            "quarkus.http.proxy.trusted-proxies");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (SET_BY.containsValue(name)) {
            return name.equals(FORWARDING) ? OFF : null;
        }
        ConfigValue ours = context.proceed(name);
        String other = SET_BY.get(name);
        ConfigValue theirs = other == null ? null : context.proceed(other);
        return theirs != null && (ours == null || theirs.getConfigSourceOrdinal() > ours.getConfigSourceOrdinal())
                ? theirs.withName(name)
                : ours;
    }
}
