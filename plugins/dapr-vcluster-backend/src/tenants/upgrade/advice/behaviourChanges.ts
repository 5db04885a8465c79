import { isMap, valueAt } from 'backstage-plugin-dapr-vcluster-common/rules';
import { Finding, JsonRecord } from 'backstage-plugin-dapr-vcluster-common';

/** What a version of vcluster does otherwise than the one before, beyond what its values schema says. */
export type BehaviourChange = {
  /** First version that has it. */
  since: string;
  id: string;
  severity: Finding['severity'];
  title: string;
  fix: string;
  /** Where it was read. */
  source: string;
  /** Whether it concerns a vcluster with these values; all unless given. */
  concerns?(values: JsonRecord): boolean;
};

const CHART = (version: string) =>
  `https://github.com/loft-sh/vcluster/blob/v${version}/chart/values.yaml`;

const at = (values: JsonRecord, path: string) =>
  valueAt(values, path.split('.'));

const isOn = (values: JsonRecord, path: string) =>
  at(values, `${path}.enabled`) === true;

const setsMemoryLimit = (values: JsonRecord) => {
  const limits = at(values, 'controlPlane.statefulSet.resources.limits');
  return isMap(limits) && limits.memory !== undefined;
};

/** Kept by hand, oldest first; the schema of the values is checked by itself. */
export const BEHAVIOUR_CHANGES: readonly BehaviourChange[] = [
  {
    since: '0.21.0',
    id: 'labels-kept',
    severity: 'info',
    title:
      'Copies on the host keep the labels of their objects; before, all but a few were hashed',
    fix: 'Look at selectors on the host, such as those of network policies, that name hashed labels',
    source: 'https://github.com/loft-sh/vcluster/releases/tag/v0.21.0',
    concerns: values => !isOn(values, 'experimental.multiNamespaceMode'),
  },
  {
    since: '0.25.0',
    id: 'one-per-namespace',
    severity: 'warning',
    title: 'A second vcluster in the same host namespace does not start',
    fix: 'Move the other vcluster to a namespace of its own first, if there is one',
    source: 'https://github.com/loft-sh/vcluster/releases/tag/v0.25.0',
  },
  {
    since: '0.28.0',
    id: 'ephemeral-storage',
    severity: 'info',
    title: 'The control plane requests 1Gi of ephemeral storage, before 400Mi',
    fix: 'Check that the quota of the tenant has room for it',
    source: CHART('0.28.0'),
  },
  {
    since: '0.29.0',
    id: 'etcd-3.6',
    severity: 'warning',
    title:
      'etcd becomes 3.6, which needs data that etcd 3.5.20 or newer has written: that of vcluster 0.24.2 and newer',
    fix: 'From 0.24.1 or older, upgrade to 0.24.2 or newer first and let the vcluster become ready, then go on; from 0.24.2 on there is nothing to do first',
    source: 'https://www.vcluster.com/docs/vcluster/manage/upgrade/upgrade',
    concerns: values =>
      isOn(values, 'controlPlane.backingStore.etcd.deploy') ||
      isOn(values, 'controlPlane.backingStore.etcd.embedded'),
  },
  {
    since: '0.30.0',
    id: 'memory-limit',
    severity: 'info',
    title: 'The memory limit of the control plane is 4Gi, before 2Gi',
    fix: 'Check that the quota of the tenant has room for it',
    source: CHART('0.30.0'),
    concerns: values => !setsMemoryLimit(values),
  },
  {
    since: '0.30.0',
    id: 'volume-retained',
    severity: 'info',
    title: 'The volume with the data stays when the vcluster is uninstalled',
    fix: 'Nothing to do: the portal deletes it with the tenant',
    source: CHART('0.30.0'),
  },
  {
    since: '0.33.0',
    id: 'k3s-removed',
    severity: 'error',
    title: 'vcluster 0.33 and newer cannot run K3s',
    fix: 'Migrate the vcluster from K3s to Kubernetes with its current version first',
    source:
      'https://www.vcluster.com/docs/vcluster/manage/upgrade/distro-migration',
    concerns: values => isOn(values, 'controlPlane.distro.k3s'),
  },
];
