{{/*
The environment variables of a service that are no secrets, as YAML: (list root "orders"). What the values' "settings"
say wins.
*/}}
{{- define "ticketing.settings" -}}
{{- $root := first . -}}
{{- $name := last . -}}
{{- $service := get (include "ticketing.services" $root | fromYaml) $name -}}
{{- $own := get $root.Values.services $name -}}
{{- $all := dict
      "QUARKUS_HTTP_HOST" "0.0.0.0"
      "QUARKUS_HTTP_PORT" "8080"
      "JAVA_TOOL_OPTIONS" (printf "-Xmx%s" $own.heap) -}}
{{- if $service.verifies -}}
{{- $_ := set $all "JWKS_URL" (printf "http://%s/.well-known/jwks.json" (include "ticketing.hostOf" (list $root "auth"))) -}}
{{- end -}}
{{- if $service.database -}}
{{- $_ := set $all "DB_HOST" (include "ticketing.postgresql.host" $root) -}}
{{- $_ := set $all "DB_PORT" (include "ticketing.postgresql.port" $root) -}}
{{- $_ := set $all "DB_NAME" (get $root.Values.databases $name).name -}}
{{- $all = merge $all (include "ticketing.settings.databaseTls" $root | fromYaml) -}}
{{- end -}}
{{- if $service.topics -}}
{{- $all = merge $all (include "ticketing.settings.events" $root | fromYaml) -}}
{{- if $service.database -}}
{{- $_ := set $all "TICKETING_INBOX_RETENTION" (printf "%dh" (mul 24 (add1 $root.Values.topics.retentionDays))) -}}
{{- end -}}
{{- end -}}
{{- if $service.serves -}}
{{- $all = merge $all (include "ticketing.settings.proxies" (list $root $name) | fromYaml) -}}
{{- end -}}
{{- if has $name (list "tickets" "orders") -}}
{{- $all = merge $all (include "ticketing.settings.money" $root | fromYaml) -}}
{{- end -}}
{{- if eq $name "auth" -}}
{{- $_ := set $all "TICKETING_AUTH_KEYS_DIRECTORY" "/etc/ticketing/keys" -}}
{{- with $root.Values.topics.prefix -}}
{{- $_ := set $all "TICKETING_AUTH_ATTEMPTS_KEYS" (printf "%sauth" .) -}}
{{- end -}}
{{- else if eq $name "tickets" -}}
{{- if ne $root.Values.money.currency "USD" -}}
{{- $_ := set $all "TICKETING_TICKETS_CURRENCY" $root.Values.money.currency -}}
{{- end -}}
{{- else if eq $name "payments" -}}
{{- if include "ticketing.hasSandbox" $root -}}
{{- $_ := set $all "TICKETING_PAYMENTS_GATEWAY_URL" (printf "http://%s" (include "ticketing.hostOf" (list $root "sandbox"))) -}}
{{- $_ := set $all "TICKETING_PAYMENTS_GATEWAY_KEY" "sk_test_sandbox" -}}
{{- $_ := set $all "TICKETING_PAYMENTS_WEBHOOKS_SECRETS" "whsec_sandbox" -}}
{{- else -}}
{{- $_ := set $all "TICKETING_PAYMENTS_GATEWAY_URL" $root.Values.payments.gateway.url -}}
{{- end -}}
{{- $_ := set $all "TICKETING_PAYMENTS_RETURNS_STOREFRONT" (include "ticketing.site" $root) -}}
{{- else if eq $name "storefront" -}}
{{- with $root.Values.payments.gateway.publishableKey -}}
{{- $_ := set $all "TICKETING_STOREFRONT_STRIPE_PUBLISHABLE_KEY" . -}}
{{- end -}}
{{- range (get (include "ticketing.calls" $root | fromYaml) $name) -}}
{{- $_ := set $all (printf "%s_URL" (upper .)) (printf "http://%s" (include "ticketing.hostOf" (list $root .))) -}}
{{- end -}}
{{- end -}}
{{- if has "redis" (get (include "ticketing.calls" $root | fromYaml) $name) -}}
{{- with include "ticketing.redis.url" $root -}}
{{- $_ := set $all "REDIS_URL" . -}}
{{- end -}}
{{- end -}}
{{- $all = mergeOverwrite $all $root.Values.settings $own.settings -}}
{{- range $variable, $value := $all }}
{{- /* Whole numbers come as floats, and large ones would be written with an exponent. */}}
{{- if and (kindIs "float64" $value) (eq $value (floor $value)) }}
{{- $value = int64 $value }}
{{- end }}
{{ $variable }}: {{ $value | toString | quote }}
{{- end }}
{{- end -}}

{{/* Those of services that decide on amounts. */}}
{{- define "ticketing.settings.money" -}}
{{- with .Values.money.currencies }}
TICKETING_MONEY_CURRENCIES: {{ join "," . | quote }}
{{- end }}
{{- range $currency, $amount := .Values.money.minimum }}
TICKETING_MONEY_MINIMUM_{{ $currency }}: {{ $amount }}
{{- end }}
{{- range $currency, $amount := .Values.money.maximum }}
TICKETING_MONEY_MAXIMUM_{{ $currency }}: {{ $amount }}
{{- end }}
{{- end -}}

{{/* The storefront's address as browsers know it: through a forwarded port if the values name none. */}}
{{- define "ticketing.site" -}}
{{- $routed := "" -}}
{{- range .Values.httpRoute.hostnames -}}
{{- if and $.Values.httpRoute.enabled (not $routed) (not (hasPrefix "*" .)) -}}
{{- $routed = . -}}
{{- end -}}
{{- end -}}
{{- if and .Values.ingress.enabled .Values.ingress.host (not (hasPrefix "*" .Values.ingress.host)) -}}
{{ ternary "https" "http" (not (empty .Values.ingress.tlsSecret)) }}://{{ .Values.ingress.host }}
{{- else if $routed -}}
https://{{ $routed }}
{{- else -}}
http://localhost:8080
{{- end -}}
{{- end -}}

{{/* Those of services that exchange events. */}}
{{- define "ticketing.settings.events" -}}
KAFKA_BOOTSTRAP_SERVERS: {{ include "ticketing.kafka.bootstrapServers" . | quote }}
SCHEMA_REGISTRY_URL: {{ include "ticketing.registry.url" . | quote }}
TICKETING_TOPICS_CREATE: {{ include "ticketing.kafka.createsTopics" . | quote }}
TICKETING_TOPICS_PARTITIONS: {{ .Values.topics.partitions | quote }}
TICKETING_TOPICS_REPLICATION_FACTOR: {{ include "ticketing.kafka.replicationFactor" . | quote }}
TICKETING_TOPICS_DEAD_LETTER_RETENTION: {{ include "ticketing.deadLetters.days" . }}d
{{- if ne .Values.topics.compression "gzip" }}
TICKETING_EVENTS_COMPRESSION: {{ .Values.topics.compression }}
{{- end }}
{{- with .Values.topics.prefix }}
TICKETING_TOPICS_PREFIX: {{ . | quote }}
{{- end }}
{{- if eq .Values.infra.mode "external" }}
{{- with .Values.infra.external.kafka }}
{{- if ne .securityProtocol "PLAINTEXT" }}
KAFKA_SECURITY_PROTOCOL: {{ .securityProtocol }}
{{- end }}
{{- if include "ticketing.kafka.usesSasl" $ }}
KAFKA_SASL_MECHANISM: {{ .saslMechanism }}
{{- end }}
{{- if include "ticketing.kafka.caSecret" $ }}
KAFKA_SSL_TRUSTSTORE_TYPE: PEM
KAFKA_SSL_TRUSTSTORE_LOCATION: /etc/ticketing/kafka/ca.crt
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* How services talk to their databases: over the reactive driver, and over JDBC where Flyway does. */}}
{{- define "ticketing.settings.databaseTls" -}}
{{- $mode := include "ticketing.postgresql.sslMode" . -}}
{{- if ne $mode "disable" -}}
QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE: {{ $mode }}
QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLMODE: {{ $mode }}
{{- if include "ticketing.postgresql.caSecret" . }}
QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM: HTTPS
QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM: "true"
QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS: /etc/ticketing/postgresql/ca.crt
QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLROOTCERT: /etc/ticketing/postgresql/ca.crt
{{- else }}
QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL: "true"
{{- end }}
{{- end -}}
{{- end -}}

{{/*
The proxies that a service trusts to name the client: for the services the storefront (and Knative's proxy beside them, on
the loopback address), for the storefront the proxy in front of it, if any: (list root "orders").
*/}}
{{- define "ticketing.settings.proxies" -}}
{{- with first . -}}
{{- $front := or .Values.ingress.enabled .Values.httpRoute.enabled .Values.serverless.enabled -}}
{{- if or $front (ne (last $) "storefront") -}}
QUARKUS_HTTP_PROXY_TRUSTED_PROXIES: {{ concat (list "127.0.0.1" "::1") .Values.trustedProxies | join "," | quote }}
{{- if eq (last $) "storefront" }}
QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING: "true"
QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED: "true"
QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST: "true"
{{- end }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The environment variables of a service that are secrets, as a container's "env": (list root "orders"). */}}
{{- define "ticketing.secrets" -}}
{{- $root := first . -}}
{{- $name := last . -}}
{{- $service := get (include "ticketing.services" $root | fromYaml) $name -}}
{{- if $service.database }}
{{- include "ticketing.database.env" . }}
{{- end }}
{{- if and $service.topics (include "ticketing.kafka.usesSasl" $root) }}
{{ include "ticketing.secretVariable" (list "KAFKA_SASL_JAAS_CONFIG" $root.Values.infra.external.kafka.existingSecret "sasl.jaas.config") }}
{{- end }}
{{- if and (eq $name "payments") (not (include "ticketing.hasSandbox" $root)) }}
{{ include "ticketing.secretVariable" (list "TICKETING_PAYMENTS_GATEWAY_KEY" (include "ticketing.gateway.secret" $root) "key") }}
{{- /* Without it webhooks are refused, and payments work all the same. */}}
{{ include "ticketing.secretVariable" (list "TICKETING_PAYMENTS_WEBHOOKS_SECRETS" (include "ticketing.gateway.secret" $root) "webhookSecrets") }}
      optional: true
{{- end }}
{{- if and (has "redis" (get (include "ticketing.calls" $root | fromYaml) $name)) (not (include "ticketing.redis.url" $root)) }}
{{ include "ticketing.secretVariable" (list "REDIS_URL" $root.Values.infra.external.redis.existingSecret "url") }}
{{- end }}
{{- end -}}

{{/* The credentials of a part's database, as a container's "env": (list root "orders"). */}}
{{- define "ticketing.database.env" }}
{{ include "ticketing.secretVariable" (list "DB_USERNAME" (include "ticketing.database.secret" .) "username") }}
{{ include "ticketing.secretVariable" (list "DB_PASSWORD" (include "ticketing.database.secret" .) "password") }}
{{- end -}}

{{/* A variable from a Secret: (list "DB_PASSWORD" secret key). */}}
{{- define "ticketing.secretVariable" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end -}}
