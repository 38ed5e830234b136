{{/* What the names of all objects begin with. Short, since Kubernetes and the operators put more behind it. */}}
{{- define "ticketing.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains "ticketing" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-ticketing" (.Release.Name | trunc 30 | trimSuffix "-") -}}
{{- end -}}
{{- end -}}

{{/* The name of one part's objects: (list root "orders"). */}}
{{- define "ticketing.nameOf" -}}
{{- printf "%s-%s" (include "ticketing.fullname" (first .)) (last .) -}}
{{- end -}}

{{/*
What one part is called as a service: (list root "orders"). Knative makes a Kubernetes Service of the name of each of its own,
which neither may take from the other: otherwise Helm could not turn serverless off again.
*/}}
{{- define "ticketing.servedName" -}}
{{- include "ticketing.nameOf" . -}}
{{- if include "ticketing.isServerless" . }}-kn{{ end -}}
{{- end -}}

{{/* The address of one part inside the cluster, which Knative's gateway knows it by too: (list root "orders"). */}}
{{- define "ticketing.hostOf" -}}
{{- printf "%s.%s.svc" (include "ticketing.servedName" .) (first .).Release.Namespace -}}
{{- end -}}

{{/* Labels that never change: (list root "orders"). */}}
{{- define "ticketing.selectorLabels" -}}
app.kubernetes.io/name: ticketing
app.kubernetes.io/instance: {{ (first .).Release.Name }}
app.kubernetes.io/component: {{ last . }}
{{- end -}}

{{/* Labels of pods: (list root "orders"). */}}
{{- define "ticketing.podLabels" -}}
{{ include "ticketing.selectorLabels" . }}
app.kubernetes.io/part-of: ticketing
app.kubernetes.io/version: {{ (first .).Chart.AppVersion | quote }}
{{- end -}}

{{/* Labels of a server that is not ours, so that a new version of the chart does not restart it: (list root "kafka"). */}}
{{- define "ticketing.serverLabels" -}}
{{ include "ticketing.selectorLabels" . }}
app.kubernetes.io/part-of: ticketing
{{- end -}}

{{/* Labels of everything else: (list root "orders"). */}}
{{- define "ticketing.labels" -}}
{{ include "ticketing.podLabels" . }}
app.kubernetes.io/managed-by: {{ (first .).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (first .).Chart.Name (first .).Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* The name and labels of an object of a part: (list root "orders"). */}}
{{- define "ticketing.metadata" -}}
metadata:
  name: {{ include "ticketing.nameOf" . }}
  labels:
    {{- include "ticketing.labels" . | nindent 4 }}
{{- end -}}

{{/* The image of a service: (list root "orders"). */}}
{{- define "ticketing.image" -}}
{{- with (first .).Values.image -}}
{{- with .registry }}{{ . }}/{{ end }}{{ .repository }}/{{ last $ }}:{{ include "ticketing.text" .tag | default (first $).Chart.AppVersion }}
{{- end -}}
{{- end -}}
