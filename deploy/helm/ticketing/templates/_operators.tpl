{{/* What the operators are asked for, before the values' own say. */}}

{{- define "ticketing.operators.kafka" -}}
{{- $replicas := .Values.infra.operators.kafka.replicas | int -}}
kafka:
  listeners:
    - name: plain
      port: 9092
      type: internal
      tls: false
      {{- if .Values.networkPolicy.enabled }}
      networkPolicyPeers:
        {{- include "ticketing.network.callersOf" (list . "kafka") | trim | nindent 8 }}
        {{- with .Values.networkPolicy.kafkaClients }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
        {{- if eq .Values.autoscaling.mode "lag" }}
        {{- include "ticketing.network.namespaces" (list .Values.autoscaling.keda.namespace) | nindent 8 }}
        {{- end }}
      {{- end }}
  config:
    # A topic somebody forgot to create must not appear with the wrong number of partitions.
    auto.create.topics.enable: false
    default.replication.factor: {{ min 3 $replicas }}
    offsets.topic.replication.factor: {{ min 3 $replicas }}
    transaction.state.log.replication.factor: {{ min 3 $replicas }}
    # What is acknowledged is in two places, where there are two.
    min.insync.replicas: {{ min 2 $replicas }}
    transaction.state.log.min.isr: {{ min 2 $replicas }}
  template:
    pod:
      {{- include "ticketing.operators.podSecurity" . | nindent 6 }}
        # A security context of ours replaces Strimzi's, by which volumes belong to the brokers' group.
        fsGroup: 0
      {{- include "ticketing.operators.kafka.place" . | trim | nindent 6 }}
      topologySpreadConstraints:
        {{- include "ticketing.spread" (include "ticketing.operators.kafka.labels" .) | trim | nindent 8 }}
    # Strimzi adds it where brokers know their racks.
    initContainer:
      {{- include "ticketing.operators.containerSecurity" . | nindent 6 }}
    kafkaContainer:
      {{- include "ticketing.operators.containerSecurity" . | nindent 6 }}
entityOperator:
  topicOperator:
    resources:
      requests:
        cpu: 50m
        memory: 384Mi
      limits:
        cpu: "1"
        memory: 384Mi
  template:
    pod:
      {{- include "ticketing.operators.podSecurity" . | nindent 6 }}
      {{- include "ticketing.operators.kafka.place" . | trim | nindent 6 }}
    topicOperatorContainer:
      {{- include "ticketing.operators.containerSecurity" . | nindent 6 }}
{{- end -}}

{{/* Labels that Strimzi gives to brokers only. */}}
{{- define "ticketing.operators.kafka.labels" -}}
strimzi.io/cluster: {{ include "ticketing.fullname" . }}
strimzi.io/component-type: kafka
{{- end -}}

{{/* Where Strimzi's pods may run, and with which credentials their images are pulled. Strimzi has no node selector. */}}
{{- define "ticketing.operators.kafka.place" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
        - matchExpressions:
            {{- range $label, $value := . }}
            - key: {{ $label }}
              operator: In
              values:
                - {{ $value | quote }}
            {{- end }}
{{- end }}
{{- end -}}

{{/* The restricted Pod Security Standard, for pods whose user and volumes the operator knows. */}}
{{- define "ticketing.operators.podSecurity" -}}
securityContext:
  runAsNonRoot: true
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "ticketing.operators.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  capabilities:
    drop:
      - ALL
{{- end -}}

{{/* All topics, by their names without prefix, and for how many days they keep what is in them, as YAML. */}}
{{- define "ticketing.operators.topics" -}}
{{- range $name, $service := include "ticketing.services" . | fromYaml }}
{{- range $service.topics }}
{{ . }}: {{ $.Values.topics.retentionDays }}
{{ . }}.dead-letter.{{ $name }}: {{ include "ticketing.deadLetters.days" $ }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "ticketing.operators.postgresql" -}}
{{- $instances := .Values.infra.operators.postgresql.instances | int -}}
instances: {{ $instances }}
storage:
  size: {{ .Values.infra.operators.postgresql.storage.size }}
  {{- with .Values.infra.operators.postgresql.storage.storageClassName }}
  storageClass: {{ . }}
  {{- end }}
resources:
  {{- include "ticketing.resources" .Values.infra.operators.postgresql.resources | trim | nindent 2 }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
affinity:
  # Its replicas are on other nodes where there are such.
  enablePodAntiAffinity: true
  podAntiAffinityType: preferred
  topologyKey: kubernetes.io/hostname
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
topologySpreadConstraints:
  {{- include "ticketing.spread" (printf "cnpg.io/cluster: %s" (include "ticketing.nameOf" (list . "postgresql"))) | trim | nindent 2 }}
postgresql:
  parameters:
    max_connections: {{ include "ticketing.connections.most" . | quote }}
  {{- if gt $instances 1 }}
  # What is acknowledged is in two places, so that a failover loses nothing. With one replica only, writing goes on
  # without it; with more it waits for one of them.
  synchronous:
    method: any
    number: 1
    dataDurability: {{ gt $instances 2 | ternary "required" "preferred" }}
  {{- end }}
managed:
  roles:
    {{- range include "ticketing.databases" . | fromYamlArray }}
    - name: {{ (get $.Values.databases .).name | quote }}
      ensure: present
      login: true
      passwordSecret:
        name: {{ include "ticketing.database.secret" (list $ .) }}
    {{- end }}
{{- end -}}
