/** The fields of a security context that the checks read. */
export type SecurityContext = {
  privileged?: boolean;
  allowPrivilegeEscalation?: boolean;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  procMount?: string;
  capabilities?: { add?: string[]; drop?: string[] };
  seccompProfile?: { type: string };
  sysctls?: Array<{ name: string }>;
};

/** The fields of a container that the checks read. */
export type Container = {
  name: string;
  ports?: Array<{ hostPort?: number }>;
  securityContext?: SecurityContext;
};

/** The fields of a pod that the checks read. */
export type PodSpec = {
  containers?: Container[];
  initContainers?: Container[];
  ephemeralContainers?: Container[];
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  hostUsers?: boolean;
  os?: { name: string };
  securityContext?: SecurityContext;
  volumes?: Array<{ name: string } & Record<string, unknown>>;
};

/** Why a pod does not fit a level: the reason, and which parts of it. */
export type Violation = { reason: string; detail: string };

/** One rule of a Pod Security Standard. */
export type Check = (spec: PodSpec) => Violation | undefined;

/** All containers of a pod, in the order in which Kubernetes visits them. */
export function containersOf(spec: PodSpec): Container[] {
  const {
    initContainers = [],
    containers = [],
    ephemeralContainers = [],
  } = spec;
  return [...initContainers, ...containers, ...ephemeralContainers];
}

/** `container "a"`, or `containers "a", "b"`. */
export function named(noun: string, names: readonly string[]): string {
  return `${plural(noun, names)} ${quoted(names)}`;
}

/** A noun for one or for several. */
export function plural(noun: string, items: readonly unknown[]): string {
  return items.length === 1 ? noun : `${noun}s`;
}

/** `"a", "b"` */
export function quoted(items: readonly string[]): string {
  return items.map(item => `"${item}"`).join(', ');
}

/** Distinct values in alphabetical order. */
export function sorted(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}

/** A violation when something bad was found. */
export function violation(
  reason: string,
  bad: readonly unknown[],
  detail: () => string,
): Violation | undefined {
  return bad.length > 0 ? { reason, detail: detail() } : undefined;
}
