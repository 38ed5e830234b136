package io.ticketing.local.parts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.process.StartFailure;

/// The ports of one system: a block of neighbouring ports, beginning with the address that people
/// use.
public record Ports(int base) {

    private static final int REGISTRY = 6;
    private static final int GATEWAY = 7;
    private static final int KAFKA = 8;
    private static final int POSTGRES = 9;
    private static final int REDIS = 10;
    private static final int CONTROLLER = 11;

    private static final int FIRST_FREE = 24100;
    private static final int CLIENTS = 32000;
    private static final int STEP = 20;

    public static final int DEFAULT = 8080;
    public static final int LAST_BASE = 65535 - CONTROLLER;

    /// A block that is free at this moment, below the ports that systems give to clients.
    public static Ports free() {
        return IntStream.iterate(FIRST_FREE, base -> base < CLIENTS, base -> base + STEP)
                .mapToObj(Ports::new)
                .filter(PortCheck::areFree)
                .findFirst()
                .orElseThrow(() -> new StartFailure("There are no twelve free ports in a row."));
    }

    public int of(Service service) {
        return base + service.portOffset();
    }

    public InfrastructurePorts infrastructure() {
        return new InfrastructurePorts(
                base + REGISTRY, base + GATEWAY, base + KAFKA, base + POSTGRES, base + REDIS, base + CONTROLLER);
    }

    /// The address of the whole system.
    public String address() {
        return "http://localhost:" + base;
    }

    /// Every port and its part, in the order in which people look for them.
    public Map<String, Integer> byPart() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            ports.put(service.toString(), of(service));
        }
        ports.put("registry", base + REGISTRY);
        ports.put("gateway", base + GATEWAY);
        ports.put("kafka", base + KAFKA);
        ports.put("postgres", base + POSTGRES);
        ports.put("redis", base + REDIS);
        ports.put("kafka controller", base + CONTROLLER);
        return ports;
    }
}
