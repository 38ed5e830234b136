package io.ticketing.helm;

import java.util.Optional;
import java.util.regex.Pattern;

/// A setting's value in a service if its variable is not set, read from its sources.
final class SettingDefaults {

    private SettingDefaults() {}

    /// The default of the setting, or of the variable within another setting's value.
    static Optional<String> of(String service, String variable) {
        for (var entry : ServiceSource.of(service).properties().entrySet()) {
            String text = entry.getValue().toString();
            var reference = Pattern.compile("\\$\\{" + variable + ":(.*?)}").matcher(text);
            if (reference.find()) {
                return Optional.of(reference.group(1));
            }
            if (ServiceSource.variable(entry.getKey().toString()).equals(variable)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
