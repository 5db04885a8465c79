import {
  DAPR_KINDS,
  daprCrdName,
  Finding,
  GuardrailPolicy,
  DAPR_KIND_TABLE,
  isDaprAtLeast,
  LATER_DAPR_KINDS,
  oldestSupportedLine,
  Severity,
  supportOf,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  applyPolicy,
  guardrailInfo,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { evaluateSyncer } from '../../inventory/injector/evaluateSyncer';
import { evaluateSkew } from './kubernetes';
import { evaluateSyncerFacts } from './syncer';
import { PreflightFacts } from './types';
import { daprVersionState, SEPARATING_VERSION } from './versions';

type Rule = (facts: PreflightFacts, now: Date) => Finding[];

/** CRDs that a Dapr of this version brings; where the version is unknown, those of every one. */
function daprCrds(daprVersion = ''): string[] {
  return DAPR_KINDS.filter(
    kind =>
      isDaprAtLeast(daprVersion, DAPR_KIND_TABLE[kind].since) ??
      !LATER_DAPR_KINDS.includes(kind),
  ).map(daprCrdName);
}

const version: Rule = ({ daprVersion }, now) => {
  const state = daprVersion && daprVersionState(daprVersion, now);
  if (!state || state === 'supported') {
    return [];
  }
  return [
    state === 'leaky'
      ? finding('G13/version', 'error', {
          title: `Dapr ${daprVersion} does not keep tenants apart: sidecars can read other namespaces' Dapr Components`,
          value: daprVersion,
          fix: `Upgrade the host's Dapr to ${SEPARATING_VERSION} or newer, one minor version at a time`,
        })
      : unsupportedDapr(daprVersion!, now),
  ];
};

function unsupportedDapr(daprVersion: string, now: Date): Finding {
  const oldest = oldestSupportedLine('dapr', now);
  const { asOf = '' } = supportOf('dapr', daprVersion, now);
  const found = finding('G13/version', 'warning', {
    title: `Dapr ${daprVersion} gets no fixes from the Dapr project any more`,
    value: daprVersion,
    fix: `Upgrade the host's Dapr to ${
      oldest ? `${oldest} or newer` : 'its newest version'
    }, one minor version at a time`,
  });
  return {
    ...found,
    evidence: [...found.evidence, { label: 'As of', value: asOf }],
  };
}

/** Dapr works without these, but for what needs them. */
function isOfLaterKind(crd: string): boolean {
  return LATER_DAPR_KINDS.map<string>(daprCrdName).includes(crd);
}

const crds: Rule = ({
  crds: present,
  daprVersion,
  neededCrds = daprCrds(daprVersion),
}) => {
  if (!present) {
    return [];
  }
  return neededCrds
    .filter(name => !present.has(name))
    .map(name =>
      finding('G13/crd', isOfLaterKind(name) ? 'warning' : 'error', {
        title: `The CRD ${name} is missing on the host`,
        value: name,
        fix: "Install Dapr's CRDs on the host: its Helm chart brings them, but an upgrade with Helm does not",
      }),
    );
};

const injector: Rule = ({ tenant, injector: seen }) => {
  const found = seen && evaluateSyncer(tenant, seen);
  if (!found) {
    return [];
  }
  const { title, fix, evidence } = found;
  return [{ ...finding('G13/injector', 'error', { title, fix }), evidence }];
};

const hostDns: Rule = facts =>
  facts.hostDns === false
    ? [
        finding('G13/host-dns', 'error', {
          title:
            "The tenant's DNS does not look names up on the host, so that sidecars do not find Dapr's control plane",
          fix: 'Set networking.advanced.fallbackHostCluster to true in the values of the vcluster',
        }),
      ]
    : [];

const sharedNamespace: Rule = ({ sharing = [] }) =>
  sharing.length > 0
    ? [
        finding('G13/shared-namespace', 'error', {
          title:
            'Several vclusters share one host namespace: their Dapr Components, Secrets and app ids mix',
          value: sharing.join(', '),
          fix: 'Give each vcluster a host namespace of its own',
        }),
      ]
    : [];

const secondDapr: Rule = ({ daprInside = [] }) =>
  daprInside.length > 0
    ? [
        finding('G14', 'warning', {
          title:
            'Dapr is installed inside the vcluster too: a second control plane that injects nothing the host does not',
          value: daprInside.join(', '),
          fix: "Uninstall it: the tenant's pods get their sidecars from the host's Dapr",
        }),
      ]
    : [];

const RULES: readonly Rule[] = [
  version,
  evaluateSkew,
  crds,
  injector,
  hostDns,
  sharedNamespace,
  secondDapr,
  facts => evaluateSyncerFacts(facts.syncer),
];

/**
 * Checks a host's Dapr and a tenant on it: G13 (control plane fit for several tenants) and G14 (no second one inside
 * the tenant). Pure: creating a tenant, checking one and its page use the same findings.
 */
export function checkPreflight(
  facts: PreflightFacts,
  policy?: GuardrailPolicy,
  now = new Date(),
): Finding[] {
  return applyPolicy(
    RULES.flatMap(rule => rule(facts, now)),
    policy,
  );
}

function finding(
  ruleId: string,
  severity: Severity,
  { value, ...parts }: { title: string; fix: string; value?: string },
): Finding {
  const source = guardrailInfo(ruleId)?.source;
  return {
    ruleId,
    severity,
    ...parts,
    evidence: value === undefined ? [] : [{ label: 'found', value }],
    ...(source && { source }),
  };
}
