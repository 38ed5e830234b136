{{/* Refuses values that contradict each other, and says all that is wrong at once. */}}
{{- define "ticketing.validate" -}}
{{- $wrong := list -}}
{{- $gateway := or .Values.payments.gateway.existingSecret .Values.payments.gateway.key -}}
{{- if and (include "ticketing.hasSandbox" .) $gateway -}}
{{- $wrong = append $wrong "sandbox.enabled and payments.gateway both name a gateway: payments go to one" -}}
{{- end -}}
{{- if not (or (include "ticketing.hasSandbox" .) $gateway) -}}
{{- $wrong = append $wrong "payments have no gateway: set payments.gateway.existingSecret, or sandbox.enabled=true for one that moves no money" -}}
{{- end -}}
{{- if and (include "ticketing.hasSandbox" .) .Values.payments.gateway.publishableKey -}}
{{- $wrong = append $wrong "payments.gateway.publishableKey is a key of Stripe's, which the sandbox can't take tokens of" -}}
{{- end -}}
{{- if and .Values.money.currencies (not (has .Values.money.currency .Values.money.currencies)) -}}
{{- $wrong = append $wrong (printf "money.currency is %s, which is not among money.currencies" .Values.money.currency) -}}
{{- end -}}
{{- if and .Values.serverless.enabled (or .Values.ingress.enabled .Values.httpRoute.enabled) -}}
{{- $wrong = append $wrong "with serverless.enabled Knative is the way in: turn ingress and httpRoute off, and map a domain as docs/install.md says" -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) -}}
{{- $wrong = append $wrong "ingress.host is empty" -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- $wrong = append $wrong "httpRoute.parentRefs is empty" -}}
{{- end -}}
{{- if eq .Values.infra.mode "external" -}}
{{- with .Values.infra.external -}}
{{- if not .kafka.bootstrapServers -}}
{{- $wrong = append $wrong "infra.external.kafka.bootstrapServers is empty" -}}
{{- end -}}
{{- if and (hasPrefix "SASL" .kafka.securityProtocol) (not .kafka.existingSecret) -}}
{{- $wrong = append $wrong "infra.external.kafka.existingSecret is empty: SASL needs credentials" -}}
{{- end -}}
{{- if not .postgresql.host -}}
{{- $wrong = append $wrong "infra.external.postgresql.host is empty" -}}
{{- end -}}
{{- if and (eq .postgresql.sslMode "verify-full") (not .postgresql.caSecret) -}}
{{- $wrong = append $wrong "infra.external.postgresql.caSecret is empty: verify-full needs to know who signs" -}}
{{- end -}}
{{- if not (or .redis.url .redis.existingSecret) -}}
{{- $wrong = append $wrong "infra.external.redis has neither url nor existingSecret" -}}
{{- end -}}
{{- if not .registry.url -}}
{{- $wrong = append $wrong "infra.external.registry.url is empty" -}}
{{- end -}}
{{- end -}}
{{- range include "ticketing.databases" . | fromYamlArray -}}
{{- if not (get $.Values.databases .).existingSecret -}}
{{- $wrong = append $wrong (printf "databases.%s.existingSecret is empty" .) -}}
{{- end -}}
{{- end -}}
{{- else -}}
{{- range $part := include "ticketing.databases" . | fromYamlArray -}}
{{- with get $.Values.databases $part -}}
{{- $secret := include "ticketing.database.secret" (list $ $part) -}}
{{- $user := (lookup "v1" "Secret" $.Release.Namespace $secret).data | default dict | dig "username" (b64enc .name) | b64dec -}}
{{- if and (not .existingSecret) (ne $user .name) -}}
{{- $wrong = append $wrong (printf "databases.%s.name is %s, but the Secret %s is of the user %s: put the name back, or make a Secret of your own" $part .name $secret $user) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $name := include "ticketing.volumes.kept" . | fromYamlArray -}}
{{- $asked := (get $.Values.infra $name).storage -}}
{{- $set := lookup "apps/v1" "StatefulSet" $.Release.Namespace (include "ticketing.nameOf" (list $ $name)) -}}
{{- range ($set.spec | default dict).volumeClaimTemplates -}}
{{- $size := .spec.resources.requests.storage -}}
{{- if ne $size $asked.size -}}
{{- $wrong = append $wrong (printf "infra.%s.storage.size is %s, but the volume was made with %s: docs/operations.md says how to enlarge a volume" $name $asked.size $size) -}}
{{- end -}}
{{- if and $asked.storageClassName (ne $asked.storageClassName (.spec.storageClassName | default "")) -}}
{{- $wrong = append $wrong (printf "infra.%s.storage.storageClassName is %s, but the volume was made with another: a volume can't change its class" $name $asked.storageClassName) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $name, $jvm := include "ticketing.jvms" . | fromYaml -}}
{{- $limit := include "ticketing.mebibytes" $jvm.resources.limits.memory | float64 -}}
{{- $heap := include "ticketing.mebibytes" (printf "%si" (upper $jvm.heap)) | float64 -}}
{{- if lt (subf $limit $heap) 240.0 -}}
{{- $wrong = append $wrong (printf "%s.heap is %s, which leaves less than 240 MiB of the memory limit %s for the rest of the JVM" $name $jvm.heap (include "ticketing.text" $jvm.resources.limits.memory)) -}}
{{- end -}}
{{- end -}}
{{- if eq .Values.infra.mode "operators" -}}
{{- /* Strimzi calls a broker's pod <name>-<name>-brokers-<number>, and a host's name has 63 letters. Other names are shorter. */ -}}
{{- $name := include "ticketing.fullname" . -}}
{{- $digits := sub (int .Values.infra.operators.kafka.replicas) 1 | toString | len -}}
{{- $longest := div (sub 53 $digits) 2 -}}
{{- if gt (len $name) (int $longest) -}}
{{- $wrong = append $wrong (printf "the name %s is too long for the brokers' pods: set fullnameOverride to one of at most %d letters" $name $longest) -}}
{{- end -}}
{{- end -}}
{{- if $wrong -}}
{{- fail (printf "\n\n  %s\n" (join "\n  " $wrong)) -}}
{{- end -}}
{{- end -}}
