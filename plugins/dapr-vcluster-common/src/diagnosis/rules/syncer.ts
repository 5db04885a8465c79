import { Finding } from '../../findings';
import {
  AllowList,
  InvalidAllowListError,
  judgeRequester,
  suggestAllowList,
} from '../../injection';
import { syncerServiceAccount, syncerUser, VclusterRef } from '../../names';
import { InjectorFacts } from '../../sidecars';
import { Rule, toFinding, Verdict } from '../rule';

/** The injector's lists, where its version and so their meaning is known. */
function listOf({ state, ...facts }: InjectorFacts): AllowList | undefined {
  const { daprVersion, serviceAccounts, prefixNames } = facts;
  // Images built from a branch carry tags such as "edge", whose rules nobody can know.
  return daprVersion && /\d+\.\d+/.test(daprVersion) && state !== 'missing'
    ? { daprVersion, serviceAccounts, prefixNames }
    : undefined;
}

function judge(
  tenant: VclusterRef,
  list: AllowList,
): { refused?: string; broken?: string } {
  try {
    const verdict = judgeRequester(list, { username: syncerUser(tenant) });
    return verdict.allowed ? {} : { refused: verdict.reason };
  } catch (error) {
    if (!(error instanceof InvalidAllowListError)) {
      throw error;
    }
    return { broken: error.message };
  }
}

function notAllowed(
  tenant: VclusterRef,
  list: AllowList,
  reason: string,
): Verdict {
  const account = syncerServiceAccount(tenant.name);
  const pair = `${tenant.namespace}:${account}`;
  const { helmValue, value } = suggestAllowList(
    list,
    tenant.namespace,
    account,
  );
  return {
    title: `No sidecar: the injector does not serve the syncer ${pair}.`,
    evidence: {
      Syncer: pair,
      Verdict: reason,
      'Allowed service accounts': list.serviceAccounts,
      'Allowed prefixes': list.prefixNames,
    },
    fix: `Set the Helm value ${helmValue} of Dapr to "${value}", then make the pods anew.`,
  };
}

type SyncerRule = Omit<Rule, 'judge'> & {
  judge(tenant: VclusterRef, facts: InjectorFacts): Verdict | undefined;
};

const SYNCER: readonly SyncerRule[] = [
  {
    id: 'not-injected/allow-list-broken',
    severity: 'error',
    judge(tenant, facts) {
      const list = listOf(facts);
      const problem = list && judge(tenant, list).broken;
      return problem
        ? {
            title: 'No sidecar: the injector cannot start with its allow-list.',
            evidence: { Problem: problem },
            fix: "Correct the allow-list in the values of Dapr's Helm chart, then make the pods anew.",
          }
        : undefined;
    },
  },
  {
    id: 'not-injected/requester-not-allowed',
    severity: 'error',
    judge(tenant, facts) {
      const list = listOf(facts);
      const reason = list && judge(tenant, list).refused;
      return list && reason ? notAllowed(tenant, list, reason) : undefined;
    },
  },
];

/** The same two rules for a pod that has no sidecar. */
export const SYNCER_RULES: readonly Rule[] = SYNCER.map(rule => ({
  ...rule,
  judge: ({ found, pod, tenant, injector }) =>
    found === 'host' && !pod.daprd ? rule.judge(tenant, injector) : undefined,
}));

/**
 * Judges the tenant's syncer, on whose behalf every synced pod is made, by the injector's own lists.
 * Undefined when it is served, or when the lists are not known.
 */
export function judgeSyncer(
  tenant: VclusterRef,
  facts: InjectorFacts,
): Finding | undefined {
  for (const rule of SYNCER) {
    const verdict = rule.judge(tenant, facts);
    if (verdict) {
      return toFinding(rule, verdict);
    }
  }
  return undefined;
}
