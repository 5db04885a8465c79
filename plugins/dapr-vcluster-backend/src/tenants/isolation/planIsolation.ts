import {
  Finding,
  GuardrailPolicy,
} from 'backstage-plugin-dapr-vcluster-common';
import { applyPolicy } from 'backstage-plugin-dapr-vcluster-common/rules';
import { conflict } from '../../platform/errors';
import { HostHandle, mayDo, RightsState } from '../../platform/hosts';
import { IsolatedTenant } from './IsolatedTenant';
import { readEnforcement } from './enforcement';
import { readIsolationFacts } from './HostFacts';
import { isolationFindings } from './isolationFindings';
import { isolationObjects } from './isolationObjects';

/** What keeps a tenant apart, and what of it does not hold on its host. */
export type IsolationPlan = {
  objects: ReturnType<typeof isolationObjects>;
  findings: Finding[];
};

/**
 * Works out the isolation of a tenant for its host; nothing is stored.
 *
 * A portal with rights from before there was isolation, which cannot write network policies, creates tenants without
 * them, and says so.
 *
 * @throws ConflictError when the tenant could not be used with it.
 */
export async function planIsolation(
  host: HostHandle,
  tenant: IsolatedTenant,
  rights: RightsState,
  policy?: GuardrailPolicy,
): Promise<IsolationPlan> {
  const [facts, enforcement, leftOut] = await Promise.all([
    readIsolationFacts(host),
    readEnforcement(host),
    reasonToLeaveOut(host, tenant, rights),
  ]);
  const findings = applyPolicy(
    isolationFindings(tenant, enforcement, facts, {
      networkPoliciesLeftOut: leftOut,
    }),
    policy,
  );
  const [refused] = findings.filter(({ severity }) => severity === 'error');
  if (refused) {
    throw conflict(`host "${host.name}": ${refused.title}`, {
      field: 'preset',
      value: tenant.preset,
      fix: `${refused.fix}.`,
      findings: [refused],
    });
  }
  const objects = isolationObjects(tenant, facts).filter(
    ({ resource }) => !leftOut || resource.kind !== 'NetworkPolicy',
  );
  return { objects, findings };
}

/** The role that can be bound has the right; rights that are held anyway may be older than it. */
async function reasonToLeaveOut(
  { client }: HostHandle,
  { ref, isolation }: IsolatedTenant,
  rights: RightsState,
): Promise<string | undefined> {
  if (isolation === 'none' || rights !== 'held') {
    return undefined;
  }
  const allowed = await mayDo(client, {
    verb: 'create',
    group: 'networking.k8s.io',
    resource: 'networkpolicies',
    namespace: ref.namespace,
  });
  return allowed
    ? undefined
    : 'the portal lacks the right to create networkpolicies.networking.k8s.io';
}
