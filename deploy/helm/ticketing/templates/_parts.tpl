{{/*
What the services are, as YAML: templates read it instead of knowing services by name.
  serves     it has an HTTP API
  verifies   it verifies tokens with the keys that auth publishes
  database   it has a database
  topics     the topics it uses, each of which has a dead-letter topic for it
  follows    those whose events it consumes by a consumer group
  floor      the least pods it has as a Knative Service
A test compares this with the services' own configuration.
*/}}
{{- define "ticketing.services" -}}
auth:
  serves: true
  database: true
  floor: 0
tickets:
  serves: true
  verifies: true
  database: true
  topics: [tickets, orders]
  follows: [orders]
  floor: 1
orders:
  serves: true
  verifies: true
  database: true
  topics: [orders, tickets, payments, expirations]
  follows: [tickets, payments, expirations]
  floor: 1
payments:
  serves: true
  verifies: true
  database: true
  topics: [tickets, orders, payments]
  follows: [tickets, orders]
  floor: 1
expiration:
  topics: [orders, expirations]
storefront:
  serves: true
  floor: 0
{{- end -}}

{{/* Whether a service is a Knative Service in this release: (list root "orders"). Empty means no. */}}
{{- define "ticketing.isServerless" -}}
{{- if and (first .).Values.serverless.enabled (get (include "ticketing.services" (first .) | fromYaml) (last .) | default dict).serves -}}
true
{{- end -}}
{{- end -}}

{{/* Whether this release has the sandbox gateway. Empty means no. */}}
{{- define "ticketing.hasSandbox" -}}
{{- if kindIs "bool" .Values.sandbox.enabled -}}
{{- if .Values.sandbox.enabled }}true{{ end -}}
{{- else if and (eq .Values.infra.mode "bundled") (not .Values.payments.gateway.key) (not .Values.payments.gateway.existingSecret) -}}
true
{{- end -}}
{{- end -}}

{{/* Whether Redis and the registry are made here. Empty means no. */}}
{{- define "ticketing.makesServers" -}}
{{- if ne .Values.infra.mode "external" }}true{{ end -}}
{{- end -}}

{{/* The parts that have a database, as a YAML list. */}}
{{- define "ticketing.databases" -}}
{{- range $name, $service := include "ticketing.services" . | fromYaml }}
{{- if $service.database }}
- {{ $name }}
{{- end }}
{{- end }}
{{- if include "ticketing.makesServers" . }}
- registry
{{- end }}
{{- if include "ticketing.hasSandbox" . }}
- sandbox
{{- end }}
{{- end -}}

{{/*
Who calls whom, as YAML: the caller, then whom it calls. Network policies of both sides come from here, so they can't
disagree. "gateway" is the payment gateway outside.
*/}}
{{- define "ticketing.calls" -}}
storefront: [auth, tickets, orders, payments]
auth: [postgresql, redis]
tickets: [auth, postgresql, kafka, registry]
orders: [auth, postgresql, kafka, registry]
payments: [auth, postgresql, kafka, registry, {{ include "ticketing.hasSandbox" . | empty | ternary "gateway" "sandbox" }}]
expiration: [kafka, registry, redis]
test: [storefront]
{{- if include "ticketing.makesServers" . }}
registry: [postgresql]
redis: []
{{- end }}
{{- if include "ticketing.hasSandbox" . }}
sandbox: [postgresql, payments]
{{- end }}
{{- if eq .Values.infra.mode "bundled" }}
postgresql: []
kafka: []
{{- end }}
{{- end -}}
