import {
  appIdOfSidecar,
  isInScope,
} from '../../../inventory/model/sidecarIdentity';
import { AppEvidence, NearbyComponent } from '../evidence';
import { whyOlder } from '../kinds';
import {
  hotReloadOf,
  hotReloadOfAll,
  RunningDaprd,
} from 'backstage-plugin-dapr-vcluster-common';
import { DaprdLine, lastWords, logEvidence } from '../log';
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

/** What is known of a daprd that lacks a Dapr Component. */
type Lacking = Pick<AppEvidence, 'log' | 'pod'> & RunningDaprd;

/** Dapr 1.10 to 1.12 run on when the operator gives them no Dapr Component at all. */
const NONE_LOADED = /^failed to load components:/;

/** The line of the log that says best why a Dapr Component was not loaded. */
function lineAbout(
  { name }: NearbyComponent,
  { log }: Pick<AppEvidence, 'log'>,
): DaprdLine | undefined {
  const said = log?.state === 'known' ? lastWords(log.value) : [];
  return (
    said.find(({ msg }) => mentions(msg, name)) ??
    said.find(({ msg }) => NONE_LOADED.test(msg))
  );
}

/** Why a running sidecar is without a Dapr Component that is meant for it, without a word of its log. */
export function whyNotLoaded(
  component: NearbyComponent,
  lacking: Lacking,
): string {
  const { secretStore, ignoreErrors, createdAt } = component;
  const { log, pod } = lacking;
  const line = lineAbout(component, lacking);
  if (line) {
    return NONE_LOADED.test(line.msg)
      ? 'daprd loaded no Dapr Component at all when it started; its log says why.'
      : 'The log of daprd says why.';
  }
  if (isOlder(pod, createdAt)) {
    return whyOlder('Component', hotReloadOf('Component', lacking, component));
  }
  if (secretStore) {
    return `It waits for secret store "${secretStore}".`;
  }
  if (log?.state === 'known') {
    return 'The newest lines of the log of daprd do not say why.';
  }
  return ignoreErrors
    ? 'It probably failed to start and ignoreErrors is set: the log of daprd says why.'
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
        evidence: Object.assign(
          {},
          ...absent.map(each => evidenceOf(each, evidence)),
        ),
        fix: fixOf(absent, evidence),
      };
    },
  },
];

function evidenceOf(component: NearbyComponent, evidence: AppEvidence) {
  const { name } = component;
  const line = lineAbout(component, evidence);
  return {
    [name]: whyNotLoaded(component, evidence),
    ...(line && logEvidence(line, name)),
  };
}

const MISSING_SECRET = /Secret "[^"]+" not found/;

const AFTERWARDS = {
  on: '; a changed Dapr Component is taken up without a restart, a changed Secret is not',
  off: '; then recreate the pod, because this daprd does not reload Dapr Components',
  unknown:
    '; then recreate the pod, unless its daprd reloads Dapr Components: its version is unknown',
};

function fixOf(
  absent: readonly NearbyComponent[],
  evidence: AppEvidence,
): string {
  const { pod } = evidence;
  const lacksSecret = absent.some(each =>
    MISSING_SECRET.test(lineAbout(each, evidence)?.msg ?? ''),
  );
  const reload = hotReloadOfAll(
    absent.map(each => hotReloadOf('Component', evidence, each)),
  );
  const first = lacksSecret
    ? `Create the Secret that the line of the log names in the vcluster, so that it is synced to host namespace ${pod.namespace}`
    : 'Correct what keeps it from starting';
  return `${first}${AFTERWARDS[reload]}.`;
}
