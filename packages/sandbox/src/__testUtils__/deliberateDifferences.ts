import { Difference } from '../recorded/differences';

/** A way in which the sandbox differs from what was recorded, on purpose. */
export type DeliberateDifference = {
  /** Which fields: matched against `<Kind> <field>`. */
  path: RegExp;
  /** Which objects, as `<Kind> <namespace>/<name>`; all when left out. */
  object?: RegExp;
  reason: string;
};

const PLACEHOLDERS =
  'the recording holds placeholders instead of secret values';
const LIVE_PODS =
  "a live kubelet fills in more of a pod than the recording machine's stand-in for one";
const LAB_DNS =
  'the recording ran without CoreDNS and had a shorter DNS Service';

/** Every deliberate difference between the sandbox and the recordings. */
export const DIFFERENCES: DeliberateDifference[] = [
  {
    path: /^Secret data\./,
    object: /team-[ab]-certs$/,
    reason: `${PLACEHOLDERS}; the simulated keys are in memory`,
  },
  {
    path: /^Secret data\.(release|config\.yaml)$/,
    reason: `${PLACEHOLDERS}; config.yaml has the given values over those defaults that the sandbox reads`,
  },
  {
    path: /^Secret data\.(config|token|certificate-authority)$/,
    reason: `${PLACEHOLDERS}; the server is the sandbox's own address, as with exportKubeConfig.server`,
  },
  {
    path: /^Secret data\.client-(certificate|key)$/,
    reason:
      'simulated API servers know bearer tokens only, so the kubeconfig has a token',
  },
  {
    path: /^Secret metadata\.labels\.modifiedAt$/,
    reason: 'the time of the installation in seconds',
  },
  {
    path: /^Secret metadata\.annotations\.vcluster\.loft\.sh\/store$/,
    reason: 'the recorded vcluster was given an external etcd',
  },
  {
    path: /vClusterConfigHash$/,
    reason: 'a hash over the stored configuration, see config.yaml',
  },
  {
    path: /token-XXXXXXXX$/,
    reason:
      'the recording holds a placeholder, the sandbox a text that opens nothing',
  },
  {
    path: /managed-annotations$/,
    reason:
      'the recorded objects were applied by kubectl, whose own annotation is in that list',
  },
  {
    path: /^(Component|Service|Secret) metadata\.annotations$/,
    reason:
      "taking out kubectl's annotation left an empty map in the recording",
  },
  {
    path: /topology\.kubernetes\.io\/region$/,
    reason: 'the simulated scheduler copies no topology labels to pods',
  },
  {
    path: /^Pod metadata\.annotations\.vcluster\.loft\.sh\/labels$/,
    reason: "lists the pod's labels, see the topology label",
  },
  {
    path: /^Pod spec\..*(dapr-identity-token|sentrytoken)/,
    reason:
      'the recorded injector ran outside a pod and could not mount its identity; a real one does',
  },
  { path: /^Pod status\.conditions\[.*\]\./, reason: LIVE_PODS },
  { path: /^Pod status\.(hostIP|podIP|podIPs.*)$/, reason: LIVE_PODS },
  {
    path: /^Pod status\.containerStatuses\[.*\]\.(started$|resources(\.|$))/,
    reason: LIVE_PODS,
  },
  { path: /^Pod status\.initContainerStatuses/, reason: LIVE_PODS },
  {
    path: /^PersistentVolumeClaim (status|spec\.volumeName)/,
    reason: 'the recording machine had no volumes to bind',
  },
  {
    path: /^Service (metadata\.labels|spec\.ports)/,
    object: /kube-dns/,
    reason: LAB_DNS,
  },
  {
    path: /^(Deployment|ReplicaSet|Pod) \(object\)$/,
    object: /coredns/,
    reason: LAB_DNS,
  },
  {
    path: /^ConfigMap \(object\)$/,
    object: /kube-root-ca\.crt/,
    reason: `${LAB_DNS}: its pod needs the root CA in kube-system`,
  },
  {
    path: /^Node metadata\.annotations/,
    reason: 'nothing in the sandbox attaches volumes to nodes',
  },
  {
    path: /^Node status\.(addresses\[InternalIP\]|nodeInfo\.(bootID|machineID|systemUUID|kubeletVersion|kubeProxyVersion))/,
    reason:
      'made up by vcluster on each start, with the version of its API server',
  },
];

/** The listed difference that explains a found one. */
export function explained({
  path,
  object,
}: Difference): DeliberateDifference | undefined {
  return DIFFERENCES.find(
    each => each.path.test(path) && (each.object?.test(object) ?? true),
  );
}
