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
