package io.ticketing.load.startup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.ticketing.load.Workbench;
import io.ticketing.local.parts.Service;
import io.ticketing.servers.JavaServer;
import io.ticketing.servers.process.Launch;

/// Starts one service after another, in every form that exists, as often as asked.
final class StartupBenchmark {

    private final Workbench workbench;
    private final StartMeter meter;
    private final int runs;
    private final Listener listener;

    StartupBenchmark(Workbench workbench, Memory memory, int runs, Listener listener) {
        this.workbench = workbench;
        this.meter = new StartMeter(workbench.children(), memory);
        this.runs = runs;
        this.listener = listener;
    }

    /// The forms take turns, so that other load on the machine affects all of them equally.
    Map<Form, Starts> measure(Service service) throws IOException, InterruptedException {
        Map<Form, Launch> forms = forms(service);
        int port = workbench.port(service);
        for (Form form : forms.keySet()) {
            // It also migrates the database, creates the topics, and brings files into memory.
            listener.begins("%s, %s: warm-up".formatted(service, form));
            meter.measure(forms.get(form), port);
        }
        Map<Form, List<Start>> starts = new EnumMap<>(Form.class);
        for (int run = 1; run <= runs; run++) {
            for (Form form : forms.keySet()) {
                listener.begins("%s, %s: %d of %d".formatted(service, form, run, runs));
                starts.computeIfAbsent(form, _ -> new ArrayList<>()).add(meter.measure(forms.get(form), port));
            }
        }
        Map<Form, Starts> measured = new EnumMap<>(Form.class);
        starts.forEach((form, all) -> measured.put(form, new Starts(all)));
        return measured;
    }

    private Map<Form, Launch> forms(Service service) throws IOException, InterruptedException {
        JavaServer server = workbench.server(service);
        if (!server.prepared()) {
            listener.begins("%s: making its AOT cache".formatted(service));
            server.prepare(workbench.children());
        }
        return Form.of(server, workbench.root().resolve("services/%s/target".formatted(service)));
    }

    /// Notified of the next step.
    interface Listener {

        void begins(String step);
    }
}
