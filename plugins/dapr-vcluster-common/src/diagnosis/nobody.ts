import { Finding } from '../findings';
import { isInScope } from '../sidecars';
import { closest } from '../text/closest';

/** A sidecar beside a Dapr Component, and whether it has loaded it. */
export type Loader = {
  appId: string;
  state: 'loaded' | 'not-loaded' | 'out-of-scope' | 'unknown';
  reason?: string;
  /** It started before the Dapr Component was there. */
  older: boolean;
};

/** What is known of who could load a Dapr Component that is on the host. */
export type LoadingEvidence = {
  scopes: readonly string[];
  /** Sidecars of its host namespace. */
  sidecars: readonly Loader[];
  /** App ids of the pods there that ask for a sidecar and have none. */
  without: readonly string[];
  /** Why the pods of the host cannot be seen. */
  podsUnknown?: string;
};

/** Why nobody has loaded a Dapr Component; undefined when somebody has. */
export function judgeLoading(evidence: LoadingEvidence): Finding | undefined {
  const { scopes, sidecars, podsUnknown } = evidence;
  if (sidecars.some(({ state }) => state === 'loaded')) return undefined;
  if (podsUnknown !== undefined) {
    return nobodyAnswered([{ label: 'Pods of the host', value: podsUnknown }]);
  }
  const without = evidence.without.filter(appId => isInScope(scopes, appId));
  const meant = sidecars.filter(({ state }) => state !== 'out-of-scope');
  if (meant.length + without.length === 0) {
    const others = [...sidecars.map(({ appId }) => appId), ...evidence.without];
    return others.length === 0 ? nobodyRuns() : nobodyInScope(scopes, others);
  }
  const reasons = reasonsOf(meant);
  if (meant.some(({ state }) => state === 'unknown')) {
    return nobodyAnswered(reasons);
  }
  if (without.length === 0 && meant.every(({ older }) => older)) {
    return nobodyRestarted(reasons);
  }
  return nobodyCould([
    ...reasons,
    ...unique(without).map(label => ({ label, value: 'It has no sidecar.' })),
  ]);
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

function nobodyRuns(): Finding {
  return {
    ruleId: 'component/nobody-runs',
    severity: 'info',
    title:
      'No app with a sidecar runs in its host namespace, so nobody loads it.',
    evidence: [],
    fix: 'Start the app in the namespace where the Dapr Component is declared.',
  };
}

function nobodyInScope(
  scopes: readonly string[],
  others: readonly string[],
): Finding {
  const running = unique(others).sort();
  const meant = scopes.map(scope => [scope, closest(scope, running)] as const);
  const [guess] = meant.filter(([, near]) => near !== undefined);
  const evidence = meant.map(([scope, near]) => ({
    label: `No app "${scope}" runs`,
    value: near ? `did you mean "${near}"?` : 'none is called much like it',
  }));
  return {
    ruleId: 'component/nobody-in-scope',
    severity: 'warning',
    title: 'No app that runs has an app id of its scopes, so nobody loads it.',
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

function nobodyRestarted(evidence: Evidence): Finding {
  return {
    ruleId: 'component/nobody-restarted',
    severity: 'warning',
    title:
      'Every sidecar in its scope is older than it, and has not loaded it.',
    evidence,
    fix: 'Restart the apps in its scope.',
  };
}

function nobodyCould(evidence: Evidence): Finding {
  return {
    ruleId: 'component/nobody-could',
    severity: 'error',
    title: 'Apps in its scope run, and none of them has loaded it.',
    evidence,
    fix: 'Correct what the findings and the log of these sidecars name, then restart the apps.',
  };
}

function nobodyAnswered(evidence: Evidence): Finding {
  return {
    ruleId: 'component/nobody-answered',
    severity: 'info',
    title: 'Whether any sidecar has loaded it is unknown.',
    evidence,
    fix: 'See that the pods are ready and that the portal may ask them (get on pods/proxy).',
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
