{{- define "syncer.name" -}}
{{- printf "%s-component-syncer" .Release.Name | trunc 53 | trimSuffix "-" -}}
{{- end -}}

{{- define "syncer.selector" -}}
app.kubernetes.io/name: component-syncer
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "syncer.labels" -}}
{{ include "syncer.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}
