const of = (names: string) => names.trim().split(/\s+/);

/** Annotations the injector of Dapr 1.18 knows, without their prefix `dapr.io/`. */
export const ANNOTATION_NAMES: ReadonlySet<string> = new Set(
  of(`
    enabled app-id app-port app-protocol config app-channel-address app-max-concurrency app-ssl
    log-level log-as-json enable-api-logging enable-metrics metrics-port enable-profiling enable-debug debug-port
    sidecar-cpu-request sidecar-cpu-limit sidecar-memory-request sidecar-memory-limit
    sidecar-image sidecar-seccomp-profile-type
    sidecar-listen-addresses grpc-port internal-grpc-port unix-domain-socket-path placement-host-address
    scheduler-host-address actors-disseminate-timeout
    api-token-secret app-token-secret env env-from-secret disable-builtin-k8s-secret-store volume-mounts volume-mounts-rw
    sidecar-liveness-probe-delay-seconds sidecar-liveness-probe-timeout-seconds sidecar-liveness-probe-period-seconds
    sidecar-liveness-probe-threshold sidecar-readiness-probe-delay-seconds sidecar-readiness-probe-timeout-seconds
    sidecar-readiness-probe-period-seconds sidecar-readiness-probe-threshold
    enable-app-health-check app-health-check-path app-health-probe-interval app-health-probe-timeout app-health-threshold
    max-body-size read-buffer-size http-max-request-size http-read-buffer-size graceful-shutdown-seconds
    block-shutdown-duration app-binding-options-timeout
    pluggable-components pluggable-components-sockets-folder component-container inject-pluggable-components
    sentry-request-jwt-audiences sidecar-svc-annotations disable-init-endpoints enable-native-sidecar
    sidecar-injected control-plane
  `),
);
