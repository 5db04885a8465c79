import { Finding, JsonRecord } from 'backstage-plugin-dapr-vcluster-common';
import { valueAt } from 'backstage-plugin-dapr-vcluster-common/rules';
import { isEqual } from 'lodash';

/** Settings that cannot be changed of a vcluster that exists. */
const FIXED: ReadonlyArray<{ path: string; why: string; source: string }> = [
  {
    path: 'controlPlane.backingStore',
    why: 'a vcluster keeps the backing store that it was installed with',
    source: 'https://www.vcluster.com/docs/vcluster/manage/upgrade/upgrade',
  },
  {
    path: 'controlPlane.distro.k0s',
    why: 'its data would not be taken along',
    source: 'https://www.vcluster.com/docs/vcluster/manage/upgrade/upgrade',
  },
  {
    path: 'controlPlane.statefulSet.persistence',
    why: 'Kubernetes does not let the volume claims of a StatefulSet change',
    source:
      'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  },
  {
    path: 'experimental.multiNamespaceMode.enabled',
    why: 'all host namespaces of the vcluster would be others',
    source:
      'https://github.com/loft-sh/vcluster/blob/v0.25.2/pkg/cli/create_helm.go',
  },
  {
    path: 'sync.toHost.namespaces.enabled',
    why: 'all host namespaces of the vcluster would be others',
    source:
      'https://github.com/loft-sh/vcluster/blob/v0.36.1/pkg/cli/create_helm.go',
  },
];

/** What new values change that cannot be changed. */
export function fixedSettingFindings(
  before: JsonRecord,
  after: JsonRecord,
): Finding[] {
  return FIXED.filter(({ path }) => {
    const keys = path.split('.');
    return !isEqual(valueAt(before, keys), valueAt(after, keys));
  }).map(({ path, why, source }) => ({
    ruleId: 'upgrade/fixed-setting',
    severity: 'error',
    title: `${path} differs from the values of the release: ${why}`,
    field: path,
    evidence: [],
    fix: 'Set it in the preset to what it was, or keep the values of the release',
    source,
  }));
}
