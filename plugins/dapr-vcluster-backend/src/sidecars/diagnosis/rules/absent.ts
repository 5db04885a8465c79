import {
  appIdOfSidecar,
  isInScope,
} from '../../../inventory/model/sidecarIdentity';
import { AppEvidence, NearbyComponent } from '../evidence';
import { whyOlder } from '../kinds';
import { lastWords } from '../log';
import { Rule } from '../rule';

/** Dapr Components that a running sidecar's app-id is in scope of, and that its metadata does not name. */
export function absentFrom({
  pod,
  loaded,
  components = [],
}: AppEvidence): NearbyComponent[] {
  if (!pod.daprd?.status?.startedAt || loaded?.state !== 'known') {
    return [];
  }
  const appId = appIdOfSidecar(pod);
  return components.filter(
    ({ name, scopes }) =>
      isInScope(scopes, appId) && !loaded.value.includes(name),
  );
}

/** Why a running sidecar is without a Dapr Component that is meant for it; the log of daprd says it best. */
export function whyNotLoaded(
  component: NearbyComponent,
  { log, pod }: Pick<AppEvidence, 'log' | 'pod'>,
): string {
  const { name, secretStore, ignoreErrors, createdAt } = component;
  const said =
    log?.state === 'known'
      ? lastWords(log.value).find(({ msg }) => mentions(msg, name))?.msg
      : undefined;
  if (said) {
    return said;
  }
  if (isOlder(pod, createdAt)) {
    return whyOlder('Component');
  }
  if (ignoreErrors) {
    return 'It probably failed to start and ignoreErrors is set: the log of daprd says why.';
  }
  return secretStore
    ? `It waits for secret store "${secretStore}".`
    : 'The log of daprd says why.';
}

/** Whether a pod's sidecar started before something was there. */
export function isOlder(
  { daprd }: AppEvidence['pod'],
  createdAt: string | undefined,
): boolean {
  const started = daprd?.status?.startedAt;
  return (
    started !== undefined &&
    createdAt !== undefined &&
    Date.parse(started) < Date.parse(createdAt)
  );
}

function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return (
    at >= 0 &&
    !/[\w.-]/.test(`${text[at - 1] ?? ''}${text[at + name.length] ?? ''}`)
  );
}

/** A healthy daprd that runs without what it should have. */
export const ABSENT_RULES: readonly Rule[] = [
  {
    id: 'sidecar/component-absent',
    severity: 'warning',
    evaluate: evidence => {
      const { ready } = evidence.pod.daprd?.status ?? {};
      const absent = ready ? absentFrom(evidence) : [];
      if (absent.length === 0) {
        return undefined;
      }
      const names = absent.map(({ name }) => `"${name}"`).join(', ');
      return {
        title: `The sidecar is ready without Dapr Component ${names}, which is meant for it.`,
        evidence: Object.fromEntries(
          absent.map(each => [each.name, whyNotLoaded(each, evidence)]),
        ),
        fix: 'Correct what keeps it from starting; where the sidecar is merely older, recreate the pod.',
      };
    },
  },
];
