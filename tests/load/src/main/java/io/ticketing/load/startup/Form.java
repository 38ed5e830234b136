package io.ticketing.load.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.ticketing.servers.JavaServer;
import io.ticketing.servers.process.Launch;

/// The forms in which a service can be started.
enum Form {
    PLAIN("JVM"),
    AOT("JVM, AOT cache"),
    NATIVE("native");

    private static final String EXECUTABLE = "-runner";

    private final String title;

    Form(String title) {
        this.title = title;
    }

    /// How to start a prepared service, in each form that exists.
    ///
    /// @param target the build folder of the service
    static Map<Form, Launch> of(JavaServer server, Path target) throws IOException {
        Map<Form, Launch> forms = new EnumMap<>(Form.class);
        forms.put(PLAIN, server.launchWithoutCache());
        forms.put(AOT, server.launch());
        Launch jvm = forms.get(AOT);
        executable(target).ifPresent(file -> forms.put(NATIVE, executing(file, jvm)));
        return forms;
    }

    private static Optional<Path> executable(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(EXECUTABLE))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /// With the JVM's heap size, and none of its other options.
    private static Launch executing(Path file, Launch jvm) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        jvm.command().stream().filter(option -> option.startsWith("-Xmx")).forEach(command::add);
        return new Launch(jvm.name(), command, jvm.environment(), jvm.log(), jvm.signal(), jvm.patience());
    }

    @Override
    public String toString() {
        return title;
    }
}
