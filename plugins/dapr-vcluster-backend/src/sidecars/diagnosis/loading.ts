import {
  DaprKind,
  Finding,
  HotReload,
  hotReloadOfAll,
} from 'backstage-plugin-dapr-vcluster-common';
import { isInScope } from '../../inventory/model/sidecarIdentity';
import { closestName } from 'backstage-plugin-dapr-vcluster-common/rules';
import { nameOfKind, rulePrefixOf } from './kinds';

/** A sidecar beside a Dapr resource, and whether it has loaded it. */
export type Loader = {
  appId: string;
  state: 'loaded' | 'not-loaded' | 'out-of-scope' | 'unknown';
  reason?: string;
  /** It started before the object was there. */
  older: boolean;
  /** Whether it takes up objects of this kind without a restart. */
  reload: HotReload;
  /** It did answer; what is unknown then is what no daprd tells. */
  answered?: boolean;
};

/** What is known of who could load a Dapr resource that is on the host. */
export type LoadingEvidence = {
  kind: DaprKind;
  scopes: readonly string[];
  /** Sidecars of its host namespace. */
  sidecars: readonly Loader[];
  /** App ids of the pods there that ask for a sidecar and have none; for a Configuration, of those that name it. */
  without: readonly string[];
  /** Why the pods of the host cannot be seen. */
  podsUnknown?: string;
};

/**
 * Why no sidecar has loaded a Dapr resource; undefined when one has, or when only that keeps it from being known
 * which no daprd tells.
 */
export function evaluateLoading(
  evidence: LoadingEvidence,
): Finding | undefined {
  const finding = evaluate(evidence);
  return (
    finding && {
      ...finding,
      ruleId: `${rulePrefixOf(evidence.kind)}/${finding.ruleId}`,
    }
  );
}

function evaluate(evidence: LoadingEvidence): Finding | undefined {
  const { kind, scopes, sidecars, podsUnknown } = evidence;
  if (sidecars.some(({ state }) => state === 'loaded')) {
    return undefined;
  }
  if (podsUnknown !== undefined) {
    return noAnswer([{ label: 'Pods of the host', value: podsUnknown }]);
  }
  const without = evidence.without.filter(appId => isInScope(scopes, appId));
  const meant = sidecars.filter(({ state }) => state !== 'out-of-scope');
  if (meant.length + without.length === 0) {
    const others = [...sidecars.map(({ appId }) => appId), ...evidence.without];
    if (others.length === 0) {
      return noRunningApp(kind);
    }
    return kind === 'Configuration'
      ? notNamed(sidecars)
      : notInScope(scopes, others);
  }
  const reasons = reasonsOf(meant);
  const unknown = meant.filter(({ state }) => state === 'unknown');
  if (unknown.length > 0) {
    return unknown.every(({ answered }) => answered)
      ? undefined
      : noAnswer(reasons);
  }
  const reload = hotReloadOfAll(meant.map(each => each.reload));
  if (without.length === 0 && meant.every(isHeldByAge)) {
    return notRestarted(kind, reload, reasons);
  }
  return notLoaded(kind, reload, [
    ...reasons,
    ...unique(without).map(label => ({ label, value: 'It has no sidecar.' })),
  ]);
}

/** Whether a sidecar may lack the object only because it started before it; not where it reloads by itself. */
function isHeldByAge({ older, reload }: Loader): boolean {
  return older && reload !== 'on';
}

type Evidence = Finding['evidence'];

function reasonsOf(sidecars: readonly Loader[]): Evidence {
  const said = new Map(
    sidecars.map(({ appId, reason = 'It did not say.' }) => [
      `${appId} ${reason}`,
      { label: appId, value: reason },
    ]),
  );
  return [...said.values()];
}

function noRunningApp(kind: DaprKind): Finding {
  return {
    ruleId: 'no-running-app',
    severity: 'info',
    title:
      'No app with a sidecar runs in its host namespace, so no sidecar loads it.',
    evidence: [],
    fix: `Start the app in the namespace where the ${nameOfKind(
      kind,
    )} is declared.`,
  };
}

function notNamed(sidecars: readonly Loader[]): Finding {
  return {
    ruleId: 'not-named',
    severity: 'info',
    title: 'No running app names it, so no sidecar loads it.',
    evidence: reasonsOf(sidecars),
    fix: 'Put its name into the annotation dapr.io/config of the pod template of an app that is to have it.',
  };
}

function notInScope(
  scopes: readonly string[],
  others: readonly string[],
): Finding {
  const running = unique(others).sort();
  const meant = scopes.map(
    scope => [scope, closestName(scope, running)] as const,
  );
  const [guess] = meant.filter(([, near]) => near !== undefined);
  const evidence = meant.map(([scope, near]) => ({
    label: `No app "${scope}" runs`,
    value: near ? `did you mean "${near}"?` : 'none is called much like it',
  }));
  return {
    ruleId: 'not-in-scope',
    severity: 'warning',
    title:
      'No running app has an app id of its scopes, so no sidecar loads it.',
    field: 'scopes',
    evidence: [
      ...evidence,
      { label: 'App ids that run', value: running.join(', ') },
    ],
    fix: guess
      ? `Put "${guess[1]}" instead of "${guess[0]}" into scopes, or give the app the app id "${guess[0]}".`
      : 'Put the app id of an app that runs into scopes, or start the app they name.',
  };
}

function notRestarted(
  kind: DaprKind,
  reload: HotReload,
  evidence: Evidence,
): Finding {
  const named = kind === 'Configuration';
  const whose = named ? 'that name it' : 'in its scope';
  return {
    ruleId: 'not-restarted',
    severity: 'warning',
    title: `Every sidecar ${
      named ? 'that names it' : 'in its scope'
    } is older than it, and has not loaded it.`,
    evidence,
    fix:
      reload === 'off'
        ? `Restart the apps ${whose}.`
        : `Restart the apps ${whose} if they do not load it within a minute: the version of a daprd is unknown, and with it whether it reloads by itself.`,
  };
}

const AFTERWARDS: Record<HotReload, string> = {
  on: '; they reload without a restart',
  off: ', then restart the apps',
  unknown:
    ', then restart the apps: whether all reload by themselves is unknown',
};

function notLoaded(
  kind: DaprKind,
  reload: HotReload,
  evidence: Evidence,
): Finding {
  return {
    ruleId: 'not-loaded',
    severity: 'error',
    title: `Apps ${
      kind === 'Configuration' ? 'that name it' : 'in its scope'
    } run, and none of them has loaded it.`,
    evidence,
    fix: `Correct what the findings and the log of these sidecars name${AFTERWARDS[reload]}.`,
  };
}

function noAnswer(evidence: Evidence): Finding {
  return {
    ruleId: 'no-answer',
    severity: 'info',
    title: 'Whether any sidecar has loaded it is unknown.',
    evidence,
    fix: 'See that the pods are ready and that the portal may ask them (get on pods/proxy).',
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
