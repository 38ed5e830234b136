{{/* How many pods a service has, and how many connections to PostgreSQL they may open. */}}

{{/* Of a Deployment; with an autoscaler the least: (list root "orders"). */}}
{{- define "ticketing.pods.least" -}}
{{ (get (first .).Values.services (last .)).replicas | default (first .).Values.replicas }}
{{- end -}}

{{/* The most that an autoscaler of a Deployment may make: (list root "orders"). */}}
{{- define "ticketing.pods.most" -}}
{{ max (include "ticketing.pods.least" . | int) ((first .).Values.autoscaling.maxReplicas | int) }}
{{- end -}}

{{/*
The number that a Deployment is given: (list root "orders"). An autoscaler's own is put back as it is, which also keeps Helm
from fighting over it. Without any Helm would remove the number that was there before, and Kubernetes would make it 1.
*/}}
{{- define "ticketing.pods.now" -}}
{{- $least := include "ticketing.pods.least" . -}}
{{- if eq (first .).Values.autoscaling.mode "none" -}}
{{ $least }}
{{- else -}}
{{- $there := lookup "apps/v1" "Deployment" (first .).Release.Namespace (include "ticketing.nameOf" .) -}}
{{ max ($there.spec | default dict).replicas $least }}
{{- end -}}
{{- end -}}

{{/*
All that may be there in an update: a Deployment has one more then, and with Knative a revision may have as many as the one
that it takes over from: (list root "orders").
*/}}
{{- define "ticketing.pods.inAnUpdate" -}}
{{- if include "ticketing.isServerless" . -}}
{{ mul 2 (first .).Values.serverless.maxScale }}
{{- else if eq (first .).Values.autoscaling.mode "none" -}}
{{ include "ticketing.pods.least" . | int | add1 }}
{{- else -}}
{{ include "ticketing.pods.most" . | int | add1 }}
{{- end -}}
{{- end -}}

{{/* What all services may open. A pod has the reactive client's pool, and one for migrations; a test knows their defaults. */}}
{{- define "ticketing.connections.ofServices" -}}
{{- $sum := 0 -}}
{{- range $name, $service := include "ticketing.services" . | fromYaml -}}
{{- if $service.database -}}
{{- $settings := include "ticketing.settings" (list $ $name) | fromYaml -}}
{{- $reactive := $settings.QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE | default 16 | int -}}
{{- $jdbc := $settings.QUARKUS_DATASOURCE_JDBC_MAX_SIZE | default 2 | int -}}
{{- $sum = add $sum (mul (add $reactive $jdbc) (include "ticketing.pods.inAnUpdate" (list $ $name) | int)) -}}
{{- end -}}
{{- end -}}
{{ $sum }}
{{- end -}}

{{/* What a pod of the registry may open. */}}
{{- define "ticketing.connections.ofRegistryPod" -}}
10
{{- end -}}

{{/*
How many connections our PostgreSQL allows: all that pods may open, and 20 for superusers, the operator, backups and people.
An unused connection costs little, and a change of the number restarts the server: hence at least 400, in whole hundreds.
*/}}
{{- define "ticketing.connections.most" -}}
{{- $sum := add 20 (include "ticketing.connections.ofServices" . | int) -}}
{{- $sum = add $sum (mul (include "ticketing.connections.ofRegistryPod" . | int) (add1 .Values.infra.registry.replicas)) -}}
{{- if include "ticketing.hasSandbox" . -}}
{{- /* Two pods of 8, in an update. */ -}}
{{- $sum = add $sum 16 -}}
{{- end -}}
{{ max 400 (mul 100 (div (add $sum 99) 100)) }}
{{- end -}}
