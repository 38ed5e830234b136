{{/* Pods of one part, as a peer: (list root "orders"). */}}
{{- define "ticketing.network.pods" -}}
- podSelector:
    matchLabels:
      {{- include "ticketing.selectorLabels" . | nindent 6 }}
{{- end -}}

{{- define "ticketing.network.namespaces" -}}
- namespaceSelector:
    matchExpressions:
      - key: kubernetes.io/metadata.name
        operator: In
        values:
          {{- toYaml . | nindent 10 }}
{{- end -}}

{{/* The port one part listens on, where it is made here: (list root "orders"). */}}
{{- define "ticketing.network.port" -}}
{{ get (dict "postgresql" 5432 "kafka" 9092 "redis" 6379) (last .) | default 8080 }}
{{- end -}}

{{/* Those parts that call another, as peers: (list root "orders"). */}}
{{- define "ticketing.network.callersOf" -}}
{{- range $caller, $called := include "ticketing.calls" (first .) | fromYaml }}
{{- if has (last $) $called }}
{{ include "ticketing.network.pods" (list (first $) $caller) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Who may call a part: (list root "orders"). The values can name others for kafka and the registry. */}}
{{- define "ticketing.network.callers" -}}
{{- $root := first . -}}
{{- $name := last . -}}
{{- $serverless := include "ticketing.isServerless" (list $root $name) -}}
{{- if eq $name "storefront" }}
# Anybody: it is the way in.
{{- if $serverless }}
- {}
{{- else }}
- ports:
    - port: 8080
{{- end }}
{{- else if $serverless }}
# Whatever is called comes through Knative, which also looks after the pod.
- from:
    {{- include "ticketing.network.namespaces" $root.Values.serverless.namespaces | nindent 4 }}
{{- else }}
{{- with include "ticketing.network.callersOf" . | trim }}
- from:
    {{- . | nindent 4 }}
  ports:
    - port: {{ include "ticketing.network.port" (list $root $name) }}
{{- end }}
{{- end }}
{{- with get $root.Values.networkPolicy (printf "%sClients" $name) }}
- from:
    {{- toYaml . | nindent 4 }}
  ports:
    - port: {{ include "ticketing.network.port" (list $root $name) }}
{{- end }}
{{- if and (eq $name "kafka") (eq $root.Values.autoscaling.mode "lag") }}
- from:
    {{- include "ticketing.network.namespaces" (list $root.Values.autoscaling.keda.namespace) | nindent 4 }}
  ports:
    - port: 9092
{{- end }}
{{- if and $root.Values.metrics.podMonitor.enabled (include "ticketing.hasMetrics" (list $root $name)) }}
- from:
    {{- include "ticketing.network.namespaces" (list $root.Values.metrics.podMonitor.namespace) | nindent 4 }}
  ports:
    - port: 8080
{{- end }}
{{- end -}}

{{/* What a part needs to reach another: (list root "orders"). */}}
{{- define "ticketing.network.to" -}}
{{- $root := first . -}}
{{- $name := last . -}}
{{- $mode := $root.Values.infra.mode -}}
{{- if include "ticketing.isServerless" . }}
- to:
    {{- include "ticketing.network.namespaces" $root.Values.serverless.namespaces | nindent 4 }}
{{- else if eq $name "gateway" }}
{{- $url := urlParse $root.Values.payments.gateway.url }}
- to:
    {{- /* Stripe is outside, so nothing inside needs to be reachable. */}}
    - ipBlock:
        cidr: 0.0.0.0/0
        except:
          - 10.0.0.0/8
          - 172.16.0.0/12
          - 192.168.0.0/16
          - 169.254.0.0/16
    - ipBlock:
        cidr: ::/0
        except:
          - fc00::/7
          - fe80::/10
  ports:
    - port: {{ include "ticketing.network.portOf" $url }}
{{- else if and (eq $mode "external") (has $name (list "postgresql" "kafka" "redis" "registry")) }}
# Wherever it is.
- ports:
    {{- range include (printf "ticketing.network.external.%s" $name) $root | trim | splitList "\n" | uniq }}
    - port: {{ . }}
    {{- end }}
{{- else if and (eq $mode "operators") (eq $name "kafka") }}
- to:
    - podSelector:
        matchLabels:
          strimzi.io/cluster: {{ include "ticketing.fullname" $root }}
          strimzi.io/kind: Kafka
  ports:
    - port: 9092
{{- else if and (eq $mode "operators") (eq $name "postgresql") }}
- to:
    - podSelector:
        matchLabels:
          cnpg.io/cluster: {{ include "ticketing.nameOf" . }}
  ports:
    - port: 5432
{{- else }}
- to:
    {{- include "ticketing.network.pods" . | nindent 4 }}
  ports:
    - port: {{ include "ticketing.network.port" . }}
{{- end }}
{{- end -}}

{{/* The port of a URL that was taken apart. */}}
{{- define "ticketing.network.portOf" -}}
{{- regexFind "[0-9]+$" (regexFind ":[0-9]+$" .host) | default (eq .scheme "https" | ternary "443" "80") -}}
{{- end -}}

{{- define "ticketing.network.external.postgresql" -}}
{{ .Values.infra.external.postgresql.port }}
{{- end -}}

{{- define "ticketing.network.external.kafka" -}}
{{- range splitList "," .Values.infra.external.kafka.bootstrapServers }}
{{ regexFind "[0-9]+$" . }}
{{- end }}
{{- end -}}

{{- define "ticketing.network.external.redis" -}}
{{- with .Values.infra.external.redis -}}
{{- if .existingSecret -}}
{{ .port }}
{{- else -}}
{{ regexFind "[0-9]+$" (regexFind ":[0-9]+$" (urlParse .url).host) | default "6379" }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "ticketing.network.external.registry" -}}
{{ include "ticketing.network.portOf" (urlParse .Values.infra.external.registry.url) }}
{{- end -}}

{{/* Whether a part has metrics to read: (list root "orders"). The storefront has none. */}}
{{- define "ticketing.hasMetrics" -}}
{{- if and (hasKey (include "ticketing.services" (first .) | fromYaml) (last .)) (ne (last .) "storefront") }}true{{ end -}}
{{- end -}}
