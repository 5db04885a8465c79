{{- define "vcluster.labels" -}}
app: vcluster
chart: vcluster-{{ .Chart.Version }}
release: {{ .Release.Name | quote }}
heritage: {{ .Release.Service | quote }}
{{- end -}}

{{- define "vcluster.selector" -}}
app: vcluster
release: {{ .Release.Name | quote }}
{{- end -}}

{{- /* The middle number of the chart's version. */ -}}
{{- define "vcluster.minor" -}}
{{- index (splitList "." .Chart.Version) 1 -}}
{{- end -}}

{{- define "vcluster.clusterName" -}}
{{- printf "vc-%s-v-%s" .Release.Name .Release.Namespace | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "vcluster.multiNamespaceName" -}}
{{- printf "vc-mn-%s-v-%s" .Release.Name .Release.Namespace | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- /* Rights over what is synced. */ -}}
{{- define "vcluster.rules" -}}
{{- $minor := include "vcluster.minor" . | int -}}
- apiGroups: [""]
  resources: [configmaps, secrets, services, pods, pods/attach, pods/portforward, pods/exec, persistentvolumeclaims]
  verbs: [create, delete, patch, update, get, list, watch]
- apiGroups: [""]
  resources: [pods/status, pods/ephemeralcontainers]
  verbs: [patch, update]
{{- if lt $minor 26 }}
- apiGroups: [apps]
  resources: [statefulsets, replicasets, deployments]
  verbs: [get, list, watch]
- apiGroups: [""]
  resources: [endpoints, events, pods/log]
  verbs: [get, list, watch]
{{- else }}
- apiGroups: [""]
  resources: [pods/resize]
  verbs: [patch, update]
- apiGroups: [apps]
  resources: [statefulsets, replicasets, deployments]
  verbs: [get, list, watch, patch, update]
- apiGroups: [""]
  resources: [endpoints, pods/log]
  verbs: [get, list, watch]
- apiGroups: [""]
  resources: [events]
  verbs: [create, get, list, watch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create, get, list, watch]
{{- end }}
- apiGroups: [""]
  resources: [endpoints]
  verbs: [create, delete, patch, update]
{{- if ge $minor 26 }}
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [create, list, get, delete, patch, update, watch]
{{- end }}
{{- with concat (.Values.rbac.role.extraRules | default list) (.Values.experimental.genericSync.role.extraRules | default list) }}
{{ toYaml . }}
{{- end }}
{{- end -}}
