import { DAPR_WITH_FEW_COMPONENTS } from './daprdComponents';
import { PartialModule } from './partialModule';

/** One real program of the lab and how it is built from a pinned Go module. */
export type GoProgram = {
  /** File name of the binary. */
  name: string;
  /** Folder below `programs/` that holds the go.mod. */
  family: string;
  /** Go package of its main function. */
  package: string;
  tags?: string;
  /** `-X` settings for the linker. */
  set?: Record<string, string>;
  /** A module of which only a part is built. */
  part?: PartialModule;
};

/** Kubernetes of the lab. */
export const KUBERNETES_VERSION = 'v1.36.3';

/** Dapr control plane of the lab. */
export const DAPR_VERSION = '1.18.3';

/** Sidecar of the lab: the newest whose modules can all be had; it runs under the control plane above. */
export const DAPRD_VERSION = '1.14.0';

// Without these the programs call themselves v0.0.0-master, which clients do not accept.
const kubernetes = {
  'k8s.io/component-base/version.gitVersion': KUBERNETES_VERSION,
  'k8s.io/component-base/version.gitMajor': '1',
  'k8s.io/component-base/version.gitMinor': '36',
};

/** Programs that take the same modules in the same versions: what they share is built once. */
const alike = (name: string, main: string): GoProgram => ({
  name,
  family: 'kubernetes',
  package: main,
});

const kube = (name: string): GoProgram => ({
  ...alike(name, `k8s.io/kubernetes/cmd/${name}`),
  set: kubernetes,
});

const dapr = (name: string): GoProgram => ({
  name,
  family: 'dapr',
  package: `github.com/dapr/dapr/cmd/${name}`,
  set: { 'github.com/dapr/dapr/pkg/buildinfo.version': DAPR_VERSION },
});

/** All programs built with Go, quickest first, so that progress shows early. */
export const GO_PROGRAMS: readonly GoProgram[] = [
  alike('etcd', 'go.etcd.io/etcd/server/v3'),
  alike('helm', 'helm.sh/helm/v3/cmd/helm'),
  alike('kwok', 'sigs.k8s.io/kwok/cmd/kwok'),
  dapr('sentry'),
  dapr('injector'),
  dapr('operator'),
  {
    name: 'daprd',
    family: 'daprd',
    package: 'github.com/dapr/dapr/cmd/daprd',
    // daprd refuses to start without one of its component sets; this one has Redis' lock.
    tags: 'allcomponents',
    part: DAPR_WITH_FEW_COMPONENTS,
    set: { 'github.com/dapr/dapr/pkg/buildinfo.version': DAPRD_VERSION },
  },
  kube('kube-apiserver'),
  kube('kube-controller-manager'),
  kube('kube-scheduler'),
  kube('kubectl'),
];
