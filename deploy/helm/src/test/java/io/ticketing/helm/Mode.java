package io.ticketing.helm;

/// Where the infrastructure comes from, and the minimal values that a release needs for it.
enum Mode {
    EXTERNAL("""
            payments: {gateway: {existingSecret: stripe}}
            databases:
              auth: {existingSecret: auth-db}
              tickets: {existingSecret: tickets-db}
              orders: {existingSecret: orders-db}
              payments: {existingSecret: payments-db}
            infra:
              mode: external
              external:
                kafka:
                  bootstrapServers: kafka-1.example.com:9092,kafka-2.example.com:9092
                postgresql: {host: postgresql.example.com}
                redis: {url: "redis://redis.example.com:6379"}
                registry: {url: "https://registry.example.com/apis/ccompat/v7"}
            """),
    /// No values are needed.
    BUNDLED("{}"),
    OPERATORS("""
            payments: {gateway: {existingSecret: stripe}}
            infra: {mode: operators}
            """);

    private final String yaml;

    Mode(String yaml) {
        this.yaml = yaml;
    }

    String yaml() {
        return yaml;
    }
}
