{{/* What the servers that the chart brings along have in common. */}}

{{/* An image that is not ours: a map with repository and tag. */}}
{{- define "ticketing.serverImage" -}}
image: {{ .repository }}:{{ include "ticketing.text" .tag }}
imagePullPolicy: IfNotPresent
{{- end -}}

{{/* A server's probes, with its answers to "ask" unless "live" or "ready" says how else to ask: (dict "ask" ...). */}}
{{- define "ticketing.serverProbes" -}}
startupProbe:
  {{- toYaml .ask | nindent 2 }}
  periodSeconds: 2
  failureThreshold: 90
livenessProbe:
  {{- toYaml (.live | default .ask) | nindent 2 }}
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  {{- toYaml (.ready | default .ask) | nindent 2 }}
  periodSeconds: 5
  timeoutSeconds: 5
{{- end -}}

{{/* The servers here that keep a volume, as a YAML list. */}}
{{- define "ticketing.volumes.kept" -}}
{{- if eq .Values.infra.mode "bundled" }}
- kafka
- postgresql
{{- end }}
{{- if include "ticketing.makesServers" . }}
- redis
{{- end }}
{{- end -}}

{{/* What runs on a JVM whose heap the values set, by the names in the values, as YAML. */}}
{{- define "ticketing.jvms" -}}
{{- $all := dict -}}
{{- range $name, $service := .Values.services -}}
{{- $_ := set $all (printf "services.%s" $name) (pick $service "heap" "resources") -}}
{{- end -}}
{{- if eq .Values.infra.mode "bundled" -}}
{{- $_ := set $all "infra.kafka" (pick .Values.infra.kafka "heap" "resources") -}}
{{- end -}}
{{- if include "ticketing.makesServers" . -}}
{{- $_ := set $all "infra.registry" (pick .Values.infra.registry "heap" "resources") -}}
{{- end -}}
{{- toYaml $all -}}
{{- end -}}

{{/* An amount of memory in MiB. */}}
{{- define "ticketing.mebibytes" -}}
{{- $text := include "ticketing.text" . -}}
{{- $bytes := dict "" 1.0 "k" 1e3 "M" 1e6 "G" 1e9 "T" 1e12 "Ki" 1024.0 "Mi" 1048576.0 "Gi" 1073741824.0 "Ti" 1099511627776.0 -}}
{{- divf (mulf (regexFind "^[0-9.]+" $text | float64) (get $bytes (regexFind "[A-Za-z]+$" $text))) 1048576.0 -}}
{{- end -}}

{{/* A claim for a server's volume, named "data": (list root "kafka" storage). */}}
{{- define "ticketing.volumeClaim" -}}
- metadata:
    name: data
    labels:
      {{- include "ticketing.selectorLabels" (list (index . 0) (index . 1)) | nindent 6 }}
  spec:
    accessModes:
      - ReadWriteOnce
    {{- with (index . 2).storageClassName }}
    storageClassName: {{ . }}
    {{- end }}
    resources:
      requests:
        storage: {{ (index . 2).size }}
{{- end -}}

{{/* A Service with one port: (list root "kafka" port targetPort). */}}
{{- define "ticketing.serverService" -}}
{{- $part := list (index . 0) (index . 1) -}}
apiVersion: v1
kind: Service
{{ include "ticketing.metadata" $part }}
spec:
  selector:
    {{- include "ticketing.selectorLabels" $part | nindent 4 }}
  ports:
    - name: {{ index . 3 }}
      port: {{ index . 2 }}
      targetPort: {{ index . 3 }}
{{- end -}}

{{/* A file of the chart that Helm fills in: (list root "files/..."). */}}
{{- define "ticketing.file" -}}
{{- tpl ((first .).Files.Get (last .)) (first .) -}}
{{- end -}}
