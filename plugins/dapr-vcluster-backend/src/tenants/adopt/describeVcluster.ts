import {
  Finding,
  kubeconfigSecretName,
  ProfileName,
} from 'backstage-plugin-dapr-vcluster-common';
import { checkVclusterValues } from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  isNotFound,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { NamespaceItem } from '../../inventory/model/model';
import { profileOf } from '../../inventory/profile';
import { projectNamespace } from '../../inventory/projections/namespace';
import { projectWorkload } from '../../inventory/projections/workload';
import { gitOpsOwner } from '../live/gitOpsOwner';
import { LiveTenant } from '../live/LiveTenant';
import { mappedNamespaces } from '../live/mappedNamespaces';
import { readRelease, StoredRelease } from '../release/storedRelease';

/** What a vcluster shows of itself to whoever did not create it. */
export type VclusterDescription = {
  chartVersion?: string;
  /** The profile that it fits. */
  profile: ProfileName | 'unknown';
  installedBy: string;
  findings: Finding[];
};

/** What is known of a vcluster that something else has created, and what it lacks of a tenant of this portal. */
export async function describeVcluster(
  tenant: LiveTenant & { workload: KubeObject },
): Promise<VclusterDescription> {
  const { host, ref, namespace, workload } = tenant;
  const [mapped, stored, isReadable] = await Promise.all([
    mappedNamespaces(host.client, ref),
    readRelease(host.client, ref),
    hasKubeconfig(tenant),
  ]);
  const seen = projectWorkload(workload);
  const release = stored?.deployed ?? stored?.newest;
  const chartVersion = seen.version ?? release?.version;
  const { profile } = profileOf(
    {
      ref,
      own: projectNamespace(namespace),
      workload: seen,
      mapped: mapped.map(({ name }) => ({ name } as NamespaceItem)),
    },
    chartVersion,
  );
  return {
    chartVersion,
    profile,
    installedBy: installerOf(tenant, release),
    findings: [
      ...(isReadable ? [] : [noKubeconfig(ref.name)]),
      ...releaseFindings(tenant, release),
      ...(release && chartVersion
        ? checkVclusterValues(release.values, {
            profile: profile === 'unknown' ? undefined : profile,
            chartVersion,
          }).map(({ path: _, edit: __, ...finding }) => finding)
        : []),
    ],
  };
}

/** Its values are not looked at: they stay on the host. */
async function hasKubeconfig({
  host,
  ref: { namespace, name },
}: LiveTenant): Promise<boolean> {
  try {
    await host.client.get(
      RESOURCES.secrets,
      { namespace, name: kubeconfigSecretName(name) },
      { metadataOnly: true },
    );
    return true;
  } catch (error) {
    if (isNotFound(error)) {
      return false;
    }
    throw error;
  }
}

function installerOf(
  { namespace, workload }: LiveTenant,
  release: StoredRelease | undefined,
): string {
  const owner = gitOpsOwner(workload) ?? gitOpsOwner(namespace);
  if (owner) {
    return `${owner.tool} (${owner.object})`;
  }
  return release ? `Helm (revision ${release.revision})` : 'unknown';
}

function noKubeconfig(name: string): Finding {
  return {
    ruleId: 'adopt/no-kubeconfig',
    severity: 'warning',
    title: `Secret vc-${name} with the kubeconfig of the vcluster is not there: nothing inside of it can be read`,
    evidence: [],
    fix: 'Let the vcluster write it into its own namespace: exportKubeConfig in its values',
  };
}

function releaseFindings(
  { namespace, workload }: LiveTenant,
  release: StoredRelease | undefined,
): Finding[] {
  const owner = gitOpsOwner(workload) ?? gitOpsOwner(namespace);
  if (owner) {
    return [
      {
        ruleId: 'adopt/described-in-git',
        severity: 'info',
        title: `${owner.tool} describes it in Git (${owner.object}): the portal does not upgrade it`,
        evidence: [],
        fix: 'Change version and values in Git',
      },
    ];
  }
  return release
    ? []
    : [
        {
          ruleId: 'adopt/no-release',
          severity: 'warning',
          title: 'It has no release of Helm: the portal cannot upgrade it',
          evidence: [],
          fix: 'Upgrade it with the tool that has installed it',
        },
      ];
}
