import { Finding } from '../findings';
import {
  AllowList,
  ANNOTATION_DAPR_ENABLED,
  asksForSidecar,
  InvalidAllowListError,
  judgeRequester,
  suggestAllowList,
} from '../injection';
import { syncerServiceAccount, syncerUser, VclusterRef } from '../names';
import { Diagnosis } from './state';
import { SidecarPod } from './types';

/** What is known of the host's injector; what is absent is unknown. */
export type InjectorFacts = {
  /** Dapr's version, e.g. `1.18.3`. */
  daprVersion?: string;
  state: 'ready' | 'not-ready' | 'missing' | 'unknown';
  /** The injector's two lists. */
  serviceAccounts?: string;
  prefixNames?: string;
  /** RFC 3339 time of the newest start of an injector pod. */
  runningSince?: string;
};

/**
 * Says why a pod that asks for a sidecar, in whatever spelling, has none. The first cause that
 * certainly explains it wins; what depends on an unknown fact is called unknown, not guessed.
 */
export function whyNoDaprd(
  pod: SidecarPod,
  tenant: VclusterRef,
  facts: InjectorFacts,
): Diagnosis {
  const injector = withUsableVersion(facts);
  const found =
    wrongSpelling(pod, injector) ??
    noInjector(injector) ??
    judgeSyncer(tenant, injector) ??
    injectorDown(injector) ??
    older(pod, injector) ??
    unexplained(injector);
  return {
    state: 'not-injected',
    summary: found.title,
    findings: [found],
  };
}

/** Images built from a branch carry tags such as "edge", whose rules nobody can know. */
function withUsableVersion(facts: InjectorFacts): InjectorFacts {
  return /\d+\.\d+/.test(facts.daprVersion ?? '')
    ? facts
    : { ...facts, daprVersion: undefined };
}

function wrongSpelling(
  pod: SidecarPod,
  { daprVersion }: InjectorFacts,
): Finding | undefined {
  const value = pod.annotations[ANNOTATION_DAPR_ENABLED] ?? '';
  const asks = daprVersion
    ? asksForSidecar(
        { metadata: { annotations: pod.annotations } },
        daprVersion,
      )
    : value.toLowerCase() === 'true';
  if (asks) return undefined;
  return finding('enabled-value', {
    title: `No sidecar: ${ANNOTATION_DAPR_ENABLED} is "${value}", and only "true" counts.`,
    evidence: { [ANNOTATION_DAPR_ENABLED]: value, 'Dapr version': daprVersion },
    fix: `Set the annotation ${ANNOTATION_DAPR_ENABLED}: "true" on the pod template; the pods are then made anew.`,
  });
}

function noInjector({ state }: InjectorFacts): Finding | undefined {
  if (state !== 'missing') return undefined;
  return finding('injector-missing', {
    title: 'No sidecar: the host has no Dapr sidecar injector.',
    evidence: {},
    fix: 'Install Dapr on the host, then make the pods anew.',
  });
}

/**
 * Judges the tenant's syncer, on whose behalf every synced pod is made, by the injector's own lists.
 * Undefined when it is served, or when the lists are not known.
 */
export function judgeSyncer(
  tenant: VclusterRef,
  facts: InjectorFacts,
): Finding | undefined {
  const { daprVersion, ...lists } = withUsableVersion(facts);
  if (!daprVersion || lists.state === 'missing') return undefined;
  const list: AllowList = { ...lists, daprVersion };
  const pair = `${tenant.namespace}:${syncerServiceAccount(tenant.name)}`;
  try {
    const verdict = judgeRequester(list, { username: syncerUser(tenant) });
    return verdict.allowed
      ? undefined
      : notAllowed(tenant, list, pair, verdict.reason);
  } catch (error) {
    if (!(error instanceof InvalidAllowListError)) throw error;
    return finding('allow-list-broken', {
      title: 'No sidecar: the injector cannot start with its allow-list.',
      evidence: { Problem: error.message },
      fix: "Correct the allow-list in the values of Dapr's Helm chart, then make the pods anew.",
    });
  }
}

function notAllowed(
  tenant: VclusterRef,
  list: AllowList,
  pair: string,
  reason: string,
): Finding {
  const { helmValue, value } = suggestAllowList(
    list,
    tenant.namespace,
    syncerServiceAccount(tenant.name),
  );
  return finding('requester-not-allowed', {
    title: `No sidecar: the injector does not serve the syncer ${pair}.`,
    evidence: {
      Syncer: pair,
      Verdict: reason,
      'Allowed service accounts': list.serviceAccounts,
      'Allowed prefixes': list.prefixNames,
    },
    fix: `Set the Helm value ${helmValue} of Dapr to "${value}", then make the pods anew.`,
  });
}

function injectorDown({ state }: InjectorFacts): Finding | undefined {
  if (state !== 'not-ready') return undefined;
  return finding('injector-down', {
    title:
      'No sidecar: the injector does not run, and pods are let through without it.',
    evidence: { Injector: 'not ready' },
    fix: 'Bring the injector up, then make the pods anew.',
  });
}

function older(
  pod: SidecarPod,
  { runningSince }: InjectorFacts,
): Finding | undefined {
  const { createdAt } = pod;
  if (!createdAt || !runningSince) return undefined;
  if (Date.parse(createdAt) >= Date.parse(runningSince)) return undefined;
  return finding('pod-older', {
    title:
      'No sidecar: the pod is older than the injector; sidecars are only added when a pod is made.',
    evidence: { 'Pod made': createdAt, 'Injector started': runningSince },
    fix: 'Make the pod anew.',
  });
}

function unexplained(injector: InjectorFacts): Finding {
  const unknown = injector.state === 'unknown' || !injector.daprVersion;
  return finding(unknown ? 'unknown' : 'unexplained', {
    title: unknown
      ? 'No sidecar; why is unknown, because the injector cannot be seen.'
      : 'No sidecar, although the injector serves this tenant now.',
    evidence: { Injector: injector.state },
    fix: unknown
      ? "Let the portal read Dapr's Deployments on the host."
      : 'Make the pod anew; the injector was probably down or refused the syncer when it was made.',
  });
}

function finding(
  id: string,
  parts: {
    title: string;
    evidence: Record<string, string | undefined>;
    fix: string;
  },
): Finding {
  return {
    ruleId: `not-injected/${id}`,
    severity: 'error',
    title: parts.title,
    evidence: Object.entries(parts.evidence).flatMap(([label, value]) =>
      value === undefined ? [] : [{ label, value }],
    ),
    fix: parts.fix,
  };
}
