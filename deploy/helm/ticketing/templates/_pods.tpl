{{/* The restricted Pod Security Standard's requirements for a pod: (list user). The user's group owns its volumes. */}}
{{- define "ticketing.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: {{ first . }}
runAsGroup: {{ first . }}
fsGroup: {{ first . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* Its requirements for a container, with a file system that is read-only except for volumes. */}}
{{- define "ticketing.securityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/*
Requests and limits, with every amount as a string: the operators' objects refuse the number 0.5, and Helm reads whole
numbers as floats, which it would write with an exponent. An amount that is null is left out.
*/}}
{{- define "ticketing.resources" -}}
{{- range $kind, $amounts := . }}
{{ $kind }}:
  {{- range $name, $amount := $amounts }}
  {{- if not (kindIs "invalid" $amount) }}
  {{ $name }}: {{ include "ticketing.text" $amount | quote }}
  {{- end }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* A string or a number as text. */}}
{{- define "ticketing.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) }}{{ int64 . }}{{ else }}{{ . }}{{ end -}}
{{- end -}}

{{/* The top of every pod's spec: (list root "orders"). */}}
{{- define "ticketing.pod" -}}
serviceAccountName: {{ include "ticketing.nameOf" . }}
automountServiceAccountToken: false
{{- /* A Service named "kafka" would set KAFKA_PORT and so on, which the services take for settings. */}}
enableServiceLinks: false
{{- with (first .).Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with (first .).Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with (first .).Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Pods with these labels are spread over zones and nodes. */}}
{{- define "ticketing.spread" -}}
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- $ | nindent 6 }}
{{- end }}
{{- end -}}

{{/* Annotations of a service's pods, which change with what they read at their start: (list root "orders"). */}}
{{- define "ticketing.podAnnotations" -}}
checksum/settings: {{ include "ticketing.settings" . | sha256sum }}
{{- with (first .).Values.payments.gateway }}
{{- if and (eq (last $) "payments") .key (not .existingSecret) }}
checksum/gateway: {{ printf "%s %s" .key .webhookSecrets | sha256sum }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The container of a service: (list root "orders"). */}}
{{- define "ticketing.container" -}}
{{- $root := first . -}}
{{- $name := last . -}}
{{- $serverless := include "ticketing.isServerless" . -}}
name: {{ $name }}
image: {{ include "ticketing.image" . }}
imagePullPolicy: {{ $root.Values.image.pullPolicy }}
ports:
  - containerPort: 8080
    {{- /* Knative names it itself. */}}
    {{- if not $serverless }}
    name: http
    {{- end }}
envFrom:
  - configMapRef:
      name: {{ include "ticketing.nameOf" . }}
{{- with include "ticketing.secrets" . | trim }}
env:
  {{- . | nindent 2 }}
{{- end }}
{{- /* A start does not wait for servers: readiness does. With Knative a caller waits for the start. */}}
startupProbe:
  httpGet:
    path: /q/health/started
    port: 8080
  periodSeconds: {{ empty $serverless | ternary 2 1 }}
  failureThreshold: {{ empty $serverless | ternary 90 180 }}
livenessProbe:
  httpGet:
    path: /q/health/live
    port: 8080
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  httpGet:
    path: /q/health/ready
    port: 8080
{{- /* Knative looks as often as it can, unless it is told how often. */}}
{{- if not $serverless }}
  periodSeconds: 5
  timeoutSeconds: 5
lifecycle:
  preStop:
    # Until all nodes have heard that this pod is leaving.
    sleep:
      seconds: 5
{{- end }}
resources:
  {{- include "ticketing.resources" (get $root.Values.services $name).resources | trim | nindent 2 }}
securityContext:
  {{- include "ticketing.securityContext" . | nindent 2 }}
  {{- if $serverless }}
  {{- /* Knative takes these from the container. */}}
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
  {{- end }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  {{- if eq $name "auth" }}
  - name: signing-keys
    mountPath: /etc/ticketing/keys
    readOnly: true
  {{- end }}
  {{- range $server, $_ := include "ticketing.authorities" . | fromYaml }}
  - name: {{ $server }}-ca
    mountPath: /etc/ticketing/{{ $server }}
    readOnly: true
  {{- end }}
{{- end -}}

{{/* The volumes of a service: (list root "orders"). */}}
{{- define "ticketing.volumes" -}}
{{- $root := first . -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- if eq (last .) "auth" }}
- name: signing-keys
  secret:
    secretName: {{ include "ticketing.signingKeys.secret" $root }}
    {{- /* 0440; but 0444 with Knative, which has no group that owns volumes. */}}
    defaultMode: {{ include "ticketing.isServerless" . | empty | ternary 288 292 }}
{{- end }}
{{- range $server, $secret := include "ticketing.authorities" . | fromYaml }}
- name: {{ $server }}-ca
  secret:
    secretName: {{ $secret }}
    items:
      {{- /* CloudNativePG keeps its authority's key there, too. */}}
      - key: ca.crt
        path: ca.crt
{{- end }}
{{- end -}}

{{/* The Secrets with authorities that a service needs, by the servers whose certificates they sign: (list root "orders"). */}}
{{- define "ticketing.authorities" -}}
{{- $service := get (include "ticketing.services" (first .) | fromYaml) (last .) -}}
{{- if $service.topics }}
{{- with include "ticketing.kafka.caSecret" (first .) }}
kafka: {{ . }}
{{- end }}
{{- end }}
{{- if $service.database }}
{{- with include "ticketing.postgresql.caSecret" (first .) }}
postgresql: {{ . }}
{{- end }}
{{- end }}
{{- end -}}
