{{/* The addresses of the infrastructure, in all modes. */}}

{{- define "ticketing.kafka.bootstrapServers" -}}
{{- if eq .Values.infra.mode "bundled" -}}
{{ include "ticketing.hostOf" (list . "kafka") }}:9092
{{- else if eq .Values.infra.mode "operators" -}}
{{ include "ticketing.hostOf" (list . "kafka-bootstrap") }}:9092
{{- else -}}
{{ .Values.infra.external.kafka.bootstrapServers }}
{{- end -}}
{{- end -}}

{{- define "ticketing.kafka.replicationFactor" -}}
{{- if eq .Values.infra.mode "bundled" -}}
1
{{- else if eq .Values.infra.mode "operators" -}}
{{ min 3 .Values.infra.operators.kafka.replicas }}
{{- else -}}
{{ .Values.infra.external.kafka.replicationFactor }}
{{- end -}}
{{- end -}}

{{/* Whether the services create topics, as "true" or "false". */}}
{{- define "ticketing.kafka.createsTopics" -}}
{{- if eq .Values.infra.mode "operators" -}}
false
{{- else if eq .Values.infra.mode "external" -}}
{{ .Values.infra.external.kafka.createTopics }}
{{- else -}}
true
{{- end -}}
{{- end -}}

{{/* For how many days dead letters wait for a person: never less than events are kept. */}}
{{- define "ticketing.deadLetters.days" -}}
{{ max .Values.topics.retentionDays .Values.topics.deadLetterRetentionDays }}
{{- end -}}

{{/* Whether the brokers ask for credentials. Empty means no. */}}
{{- define "ticketing.kafka.usesSasl" -}}
{{- if and (eq .Values.infra.mode "external") (hasPrefix "SASL" .Values.infra.external.kafka.securityProtocol) }}true{{ end -}}
{{- end -}}

{{/* The Secret with the authorities of the brokers' certificates; empty where there is none. */}}
{{- define "ticketing.kafka.caSecret" -}}
{{- if and (eq .Values.infra.mode "external") (hasSuffix "SSL" .Values.infra.external.kafka.securityProtocol) -}}
{{ .Values.infra.external.kafka.caSecret }}
{{- end -}}
{{- end -}}

{{- define "ticketing.postgresql.host" -}}
{{- if eq .Values.infra.mode "bundled" -}}
{{ include "ticketing.hostOf" (list . "postgresql") }}
{{- else if eq .Values.infra.mode "operators" -}}
{{ include "ticketing.hostOf" (list . "postgresql-rw") }}
{{- else -}}
{{ .Values.infra.external.postgresql.host }}
{{- end -}}
{{- end -}}

{{- define "ticketing.postgresql.port" -}}
{{ eq .Values.infra.mode "external" | ternary .Values.infra.external.postgresql.port 5432 }}
{{- end -}}

{{/* CloudNativePG's server always has a certificate, which its own authority signs. */}}
{{- define "ticketing.postgresql.sslMode" -}}
{{ get (dict "bundled" "disable" "operators" "verify-full" "external" .Values.infra.external.postgresql.sslMode) .Values.infra.mode }}
{{- end -}}

{{/* The Secret with the authorities of the server's certificate; empty where there is none. */}}
{{- define "ticketing.postgresql.caSecret" -}}
{{- if eq .Values.infra.mode "operators" -}}
{{ dig "certificates" "serverCASecret" (printf "%s-ca" (include "ticketing.nameOf" (list . "postgresql"))) .Values.infra.operators.postgresql.spec }}
{{- else if eq (include "ticketing.postgresql.sslMode" .) "verify-full" -}}
{{ .Values.infra.external.postgresql.caSecret }}
{{- end -}}
{{- end -}}

{{/* The address of Redis; empty where it is in a Secret. */}}
{{- define "ticketing.redis.url" -}}
{{- if include "ticketing.makesServers" . -}}
redis://{{ include "ticketing.hostOf" (list . "redis") }}:6379
{{- else if not .Values.infra.external.redis.existingSecret -}}
{{ .Values.infra.external.redis.url }}
{{- end -}}
{{- end -}}

{{- define "ticketing.registry.url" -}}
{{- if include "ticketing.makesServers" . -}}
http://{{ include "ticketing.hostOf" (list . "registry") }}/apis/ccompat/v7
{{- else -}}
{{ .Values.infra.external.registry.url }}
{{- end -}}
{{- end -}}

{{/* The Secret with the credentials of a part's database: (list root "orders"). */}}
{{- define "ticketing.database.secret" -}}
{{- (get (first .).Values.databases (last .)).existingSecret | default (printf "%s-database" (include "ticketing.nameOf" .)) -}}
{{- end -}}

{{/*
Annotations of a Secret that is made once. As a hook it is in no revision's manifest, which a rollback would apply again; but
"helm get hooks" shows it. It comes before other hooks, which may read it. Helm deletes a hook before it creates it again, so an existing one
must not be rendered.
*/}}
{{- define "ticketing.madeOnce" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: "-10"
helm.sh/hook-delete-policy: before-hook-creation
# For releases whose manifest had it.
helm.sh/resource-policy: keep
{{- end -}}

{{- define "ticketing.signingKeys.secret" -}}
{{- .Values.signingKeys.existingSecret | default (include "ticketing.nameOf" (list . "signing-keys")) -}}
{{- end -}}

{{- define "ticketing.gateway.secret" -}}
{{- .Values.payments.gateway.existingSecret | default (include "ticketing.nameOf" (list . "payments-gateway")) -}}
{{- end -}}
