import {
  AppComponent,
  AppExplanation,
  DaprComponentList,
  Finding,
  Severity,
  Sidecar,
  SidecarList,
  SidecarState,
} from 'backstage-plugin-dapr-vcluster-common';
import { notFound } from '../../platform/errors';

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** Worst first; ready comes last. */
const STATES: readonly SidecarState[] = [
  'rejected',
  'not-injected',
  'crash-loop',
  'failed',
  'not-ready',
  'pending',
  'unknown',
  'ready',
];

/**
 * Puts together what is known of one app; pure.
 *
 * @throws NotFoundError naming the app ids there are.
 */
export function explainApp(
  app: string,
  { items, virtual, findings: ofVcluster }: SidecarList,
  { items: all }: DaprComponentList,
): AppExplanation {
  const pods = podsOf(app, items);
  if (pods.length === 0) {
    throw appNotFound(app, items, virtual);
  }
  const [{ appId }] = pods;
  const hostPods = new Set(pods.flatMap(({ hostPod }) => hostPod?.name ?? []));
  const inScope = all.flatMap(component => {
    const loads = component.loadedBy.filter(
      ({ pod, state }) => hostPods.has(pod.name) && state !== 'out-of-scope',
    );
    return loads.length > 0 ? [{ component, loads }] : [];
  });
  const findings = [
    ...pods.flatMap(pod => pod.findings),
    ...inScope.flatMap(({ component }) => component.findings),
    ...ofVcluster,
  ].sort((a, b) => rank(a) - rank(b));
  const components = inScope.map(({ component, loads }) => ({
    name: component.name,
    type: component.type,
    ...worstLoad(loads),
  }));
  return {
    appId,
    summary: summaryOf(appId, pods, components),
    fix: findings[0]?.fix,
    findings,
    pods: pods.map(shown),
    components,
  };
}

/** What is told of each pod; its findings stand with the others, what it has loaded with the Dapr Components. */
function shown({
  app,
  virtualPod,
  hostPod,
  state,
  summary,
  version,
  restarts,
  startedAt,
}: Sidecar): AppExplanation['pods'][number] {
  return {
    app,
    virtualPod,
    hostPod,
    state,
    summary,
    version,
    restarts,
    startedAt,
  };
}

/** An app id outweighs a workload or pod of that name. */
function podsOf(app: string, items: readonly Sidecar[]): Sidecar[] {
  const byId = items.filter(({ appId }) => appId === app);
  const found =
    byId.length > 0
      ? byId
      : items.filter(item => item.app === app || item.virtualPod?.name === app);
  return [...found].sort(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state),
  );
}

function appNotFound(
  app: string,
  items: readonly Sidecar[],
  virtual: SidecarList['virtual'],
) {
  const known = [...new Set(items.map(({ appId }) => appId))].sort();
  const gap =
    virtual.state === 'unknown'
      ? ` The vcluster itself cannot be seen: ${virtual.reason}`
      : '';
  return notFound(
    `no pod of the tenant that asks for a sidecar has the app id "${app}"`,
    {
      field: 'app',
      value: app,
      fix: `${
        known.length > 0
          ? `Known app ids: ${known.join(', ')}.`
          : 'No pod of the tenant asks for a sidecar: set dapr.io/enabled: "true" and dapr.io/app-id on the pod template.'
      }${gap}`,
    },
  );
}

function rank({ severity }: Finding): number {
  return WORST_FIRST.indexOf(severity);
}

type Load = DaprComponentList['items'][number]['loadedBy'][number];

function worstLoad(
  loads: readonly Load[],
): Pick<AppComponent, 'state' | 'reason'> {
  const worst =
    loads.find(({ state }) => state === 'not-loaded') ??
    loads.find(({ state }) => state === 'unknown');
  return worst
    ? {
        state: worst.state === 'unknown' ? 'unknown' : 'not-loaded',
        reason: worst.reason,
      }
    : { state: 'loaded' };
}

function summaryOf(
  appId: string,
  pods: readonly Sidecar[],
  components: readonly AppComponent[],
): string {
  const [worst] = pods;
  if (worst.state !== 'ready') {
    const others = pods.length > 1 ? ` (the worst of ${pods.length} pods)` : '';
    return `${appId} is ${worst.state}${others}: ${worst.summary}`;
  }
  const absent = components.filter(({ state }) => state === 'not-loaded');
  if (absent.length > 0) {
    const names = absent.map(({ name }) => name).join(', ');
    return `${appId} has a ready sidecar that has not loaded ${names}.`;
  }
  const doubt = components.filter(({ state }) => state === 'unknown');
  if (doubt.length > 0) {
    return `${appId} has a ready sidecar; whether it has loaded ${doubt
      .map(({ name }) => name)
      .join(', ')} is unknown: ${doubt[0].reason ?? 'it did not say'}`;
  }
  return `${appId} has a ready sidecar, with every Dapr Component in its scope loaded (${components.length}).`;
}
