import {
  AllowList,
  InvalidAllowListError,
  evaluateRequester,
  suggestAllowList,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { checkPreflight } from './checkPreflight';
import {
  GuardrailPolicy,
  JsonRecord,
  ProfileName,
  SYNCED_PROFILE,
  syncerServiceAccount,
  syncerUser,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  Discovery,
  resourceName,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict, unavailable } from '../../platform/errors';
import { HostHandle } from '../../platform/hosts';
import { readSyncerState } from '../../syncer';
import { readKubernetesVersion } from '../../platform/kubernetesVersion';
import { readAllowList } from './allowList';
import { wantedKubernetes } from './kubernetes';

/** What is known of a vcluster before it is there. */
type WantedVcluster = {
  ref: TenantRef;
  chartVersion?: string;
  values?: JsonRecord;
  profile?: ProfileName;
};

/**
 * Checks that a host can carry the tenant before anything is written to it.
 *
 * @throws ServiceUnavailableError when a CRD is missing, ConflictError when no pod of the tenant would get a sidecar, or
 *   nothing would copy its Dapr resources.
 */
export async function preflight(
  host: HostHandle,
  tenant: WantedVcluster,
  provisioner: Provisioner,
  policy?: GuardrailPolicy,
): Promise<void> {
  const discovery = new Discovery(host.client);
  for (const kind of provisioner.requires.kinds) {
    if (!(await discovery.find(kind.apiVersion, kind.kind))) {
      const crd = resourceName({ ...kind, namespaced: true });
      throw missingCrd(host, crd, provisioner.requires.fix);
    }
  }
  const { components } = RESOURCES;
  if (!(await discovery.find(components.apiVersion, components.kind))) {
    const fix =
      'Install Dapr on the host first: its Helm chart brings the CRDs.';
    throw missingCrd(host, resourceName(components), fix);
  }
  await checkControlPlane(host, tenant, policy);
  await checkSyncer(host, tenant, policy);
}

function missingCrd(host: HostHandle, crd: string, fix: string) {
  return unavailable(`The CRD ${crd} is missing on host ${host.name}`, {
    field: 'host',
    value: host.name,
    fix,
  });
}

/** Refuses what the guardrails of the host forbid, as far as the platform team lets them. */
async function checkControlPlane(
  host: HostHandle,
  { ref, chartVersion, values }: WantedVcluster,
  policy?: GuardrailPolicy,
) {
  const list = await readAllowList(host.client, host.dapr.namespace);
  // No injector to be seen: nothing is known, so nothing is refused.
  if (!list) {
    return;
  }
  const { daprVersion } = list;
  const refused = checkPreflight(
    {
      tenant: ref,
      daprVersion,
      injector: { ...list, state: 'ready' },
      kubernetes: {
        host: await readKubernetesVersion(host.client),
        vcluster: chartVersion && wantedKubernetes(chartVersion, values),
      },
    },
    policy,
  ).filter(({ severity }) => severity === 'error');
  const [first] = refused;
  if (!first) {
    return;
  }
  if (first.ruleId === 'G13/injector') {
    throw refusedByInjector(host, list, ref);
  }
  throw conflict(`host "${host.name}": ${first.title}`, {
    field: 'host',
    value: host.name,
    fix: `${first.fix}.`,
    findings: refused,
  });
}

/** Where the Component syncer is to copy, it has to be there: whether it may read the tenant is known when that is there. */
async function checkSyncer(
  host: HostHandle,
  { ref, profile }: WantedVcluster,
  policy?: GuardrailPolicy,
) {
  if (profile !== SYNCED_PROFILE) {
    return;
  }
  const facts = { tenant: ref, syncer: await readSyncerState(host) };
  const refused = checkPreflight(facts, policy).filter(
    ({ severity }) => severity === 'error',
  );
  const [first] = refused;
  if (first) {
    throw conflict(`host "${host.name}": ${first.title}`, {
      field: 'profile',
      value: profile,
      fix: `${first.fix}; or choose profile oss-hostmanaged.`,
      findings: refused,
    });
  }
}

/** The injector refuses silently, so a tenant outside its allow-list would never see a sidecar or a reason. */
function refusedByInjector(host: HostHandle, list: AllowList, ref: TenantRef) {
  const requester = requesterOn(host, list, ref);
  const { helmValue, value } = suggestAllowList(
    list,
    ref.namespace,
    syncerServiceAccount(ref.name),
  );
  return conflict(
    `namespace "${ref.namespace}" is outside what Dapr's injector on host "${host.name}" accepts: ${requester.reason}`,
    {
      field: 'namespace',
      value: ref.namespace,
      fix: `Leave the namespace out, or set the Helm value ${helmValue} of Dapr to "${value}".`,
    },
  );
}

function requesterOn(host: HostHandle, list: AllowList, ref: TenantRef) {
  try {
    return evaluateRequester(list, { username: syncerUser(ref) });
  } catch (error) {
    if (!(error instanceof InvalidAllowListError)) {
      throw error;
    }
    throw conflict(
      `Dapr's injector on host "${host.name}" cannot start: ${error.message}`,
      {
        field: 'host',
        value: host.name,
        fix: "Correct the allow-list in Dapr's Helm values.",
      },
    );
  }
}
