import {
  Finding,
  Severity,
  syncerServiceAccount,
  syncerUser,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  AllowList,
  InvalidAllowListError,
  evaluateRequester,
  suggestAllowList,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { InjectorFacts } from '../model/sidecarPod';
import { RuleResult, toFinding } from '../../platform/findings';

/** The injector's lists, where its version and so their meaning is known. */
function listOf({ state, ...facts }: InjectorFacts): AllowList | undefined {
  const { daprVersion, serviceAccounts, prefixNames } = facts;
  // Images built from a branch carry tags such as "edge" or a day, whose rules are unknown.
  return daprVersion &&
    /(?<![\d.])\d{1,2}\.\d/.test(daprVersion) &&
    state !== 'missing'
    ? { daprVersion, serviceAccounts, prefixNames }
    : undefined;
}

function evaluateList(
  tenant: VclusterRef,
  list: AllowList,
): { refused?: string; broken?: string } {
  try {
    const decision = evaluateRequester(list, { username: syncerUser(tenant) });
    return decision.allowed ? {} : { refused: decision.reason };
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
): RuleResult {
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
    fix: `Set the Helm value ${helmValue} of Dapr to "${value}", then recreate the pods.`,
  };
}

type SyncerRule = {
  id: string;
  severity: Severity;
  evaluate(tenant: VclusterRef, facts: InjectorFacts): RuleResult | undefined;
};

/** Whether the host's injector serves the syncer of a tenant. */
export const SYNCER_RULES: readonly SyncerRule[] = [
  {
    id: 'not-injected/allow-list-broken',
    severity: 'error',
    evaluate(tenant, facts) {
      const list = listOf(facts);
      const problem = list && evaluateList(tenant, list).broken;
      return problem
        ? {
            title: 'No sidecar: the injector cannot start with its allow-list.',
            evidence: { Problem: problem },
            fix: "Correct the allow-list in the values of Dapr's Helm chart, then recreate the pods.",
          }
        : undefined;
    },
  },
  {
    id: 'not-injected/requester-not-allowed',
    severity: 'error',
    evaluate(tenant, facts) {
      const list = listOf(facts);
      const reason = list && evaluateList(tenant, list).refused;
      return list && reason ? notAllowed(tenant, list, reason) : undefined;
    },
  },
];

/**
 * Evaluates the tenant's syncer, on whose behalf every synced pod is created, against the injector's own lists.
 * Undefined when it is served, or when the lists are not known.
 */
export function evaluateSyncer(
  tenant: VclusterRef,
  facts: InjectorFacts,
): Finding | undefined {
  for (const rule of SYNCER_RULES) {
    const result = rule.evaluate(tenant, facts);
    if (result) {
      return toFinding(rule, result);
    }
  }
  return undefined;
}
