import {
  AllowList,
  InvalidAllowListError,
  evaluateRequester,
  suggestAllowList,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { checkPreflight } from './checkPreflight';
import {
  CreatableProfile,
  Finding,
  GuardrailPolicy,
  JsonRecord,
  SYNCED_PROFILE,
  syncerServiceAccount,
  syncerUser,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  HostObject,
  Provisioner,
  ReadHostObject,
} from 'backstage-plugin-dapr-vcluster-node';
import {
  Discovery,
  getIfPresent,
  KubeClient,
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
  profile?: CreatableProfile;
};

/**
 * Checks that a host can carry the tenant before anything is written to it.
 *
 * @returns what speaks against it and does not prevent it
 * @throws ServiceUnavailableError when a CRD is missing, ConflictError when no pod of the tenant would get a sidecar, or
 *   nothing would copy its Dapr resources, or its provisioner has a reason.
 */
export async function preflight(
  host: HostHandle,
  tenant: WantedVcluster,
  provisioner: Provisioner,
  policy?: GuardrailPolicy,
): Promise<Finding[]> {
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
  await checkProvisioner(host, tenant, provisioner);
  return [
    ...(await checkControlPlane(host, tenant, policy)),
    ...(await checkSyncer(host, tenant, policy)),
  ];
}

function missingCrd(host: HostHandle, crd: string, fix: string) {
  return unavailable(`The CRD ${crd} is missing on host ${host.name}`, {
    field: 'host',
    value: host.name,
    fix,
  });
}

async function checkProvisioner(
  host: HostHandle,
  { ref, profile }: WantedVcluster,
  provisioner: Provisioner,
): Promise<void> {
  const problem =
    profile &&
    (await provisioner.refuse?.({ ref, profile }, readerOf(host.client)));
  if (problem) {
    const { message, field = 'host', fix } = problem;
    const values: Record<string, string> = { ...ref };
    throw conflict(message, { field, value: values[field] ?? host.name, fix });
  }
}

function readerOf(client: KubeClient): ReadHostObject {
  return async (kind, ref) =>
    (await getIfPresent(client, { ...kind, namespaced: true }, ref)) as
      | HostObject
      | undefined;
}

/** Refuses what the guardrails of the host forbid, as far as the platform team lets them. */
async function checkControlPlane(
  host: HostHandle,
  { ref, chartVersion, values }: WantedVcluster,
  policy?: GuardrailPolicy,
): Promise<Finding[]> {
  const list = await readAllowList(host.client, host.dapr.namespace);
  // No injector to be seen: nothing is known, so nothing is refused.
  if (!list) {
    return [];
  }
  const { daprVersion } = list;
  const findings = checkPreflight(
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
  );
  const refused = errorsOf(findings);
  const [first] = refused;
  if (!first) {
    return findings;
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
): Promise<Finding[]> {
  if (profile !== SYNCED_PROFILE) {
    return [];
  }
  const facts = { tenant: ref, syncer: await readSyncerState(host) };
  const findings = checkPreflight(facts, policy);
  const refused = errorsOf(findings);
  const [first] = refused;
  if (first) {
    throw conflict(`host "${host.name}": ${first.title}`, {
      field: 'profile',
      value: profile,
      fix: `${first.fix}; or choose profile oss-hostmanaged.`,
      findings: refused,
    });
  }
  return findings;
}

function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
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
