import {
  appIdOfSidecar,
  isInScope,
} from '../../../inventory/model/sidecarIdentity';
import { recognise } from '../backends/recognise';
import { AppEvidence, NearbyComponent } from '../evidence';
import { DaprdLine, logEvidence } from '../log';
import { Rule } from '../rule';
import { stateOf } from '../state';
import { fixOf } from './backend';
import { nameOf } from './knownNames';

/**
 * What daprd says of a binding or subscription that it cannot read from; it runs on. Texts: `pkg/runtime` of dapr/dapr
 * 1.10 to 1.18.
 */
const FAILED: readonly [pattern: RegExp, triesAgain: boolean][] = [
  [/^error reading from input binding ([\w.-]{1,253}): /, false],
  [/^Retry failed for subscription pubsub ([\w.-]{1,253}), topic /, true],
  [
    /^Failed to start (?:declared )?subscription (?:\S{1,253} )?for pubsub ([\w.-]{1,253}), topic /,
    true,
  ],
  [/^error occurred while beginning pubsub ([\w.-]{1,253}): /, false],
  // It names the topic only; the Dapr Component is known where there is but one.
  [
    /^failed to subscribe to topics: failed to (?:bulk )?subscribe to topic /,
    false,
  ],
];

type Failed = { line: DaprdLine; component: NearbyComponent; again: boolean };

/** Whether a ready sidecar may have a binding that delivers nothing; those that only send are few. */
export function mayReceive({ pod, components = [] }: AppEvidence): boolean {
  const appId = appIdOfSidecar(pod);
  return components.some(
    ({ type, scopes }) =>
      type?.toLowerCase().startsWith('bindings.') && isInScope(scopes, appId),
  );
}

/** The newest failure of a Dapr Component that is there, unless a later line says that daprd went on with it. */
function failedIn({
  log,
  pod,
  components = [],
}: AppEvidence): Failed | undefined {
  const [only, ...others] = components.filter(
    ({ type, scopes }) =>
      type?.toLowerCase().startsWith('pubsub.') &&
      isInScope(scopes, appIdOfSidecar(pod)),
  );
  const lines = log?.state === 'known' ? log.value.lines : [];
  for (const [at, line] of [...lines.entries()].reverse()) {
    const said = readFailure(line.msg);
    const component = said?.name
      ? components.find(({ name }) => name === said.name)
      : said && others.length === 0 && only;
    const wentOn = lines
      .slice(at + 1)
      .some(
        ({ level, msg }) =>
          level === 'info' && component && speaksOf(msg, component.name),
      );
    if (said && component && !wentOn) {
      return { line, component, again: said.again };
    }
  }
  return undefined;
}

/** Which Dapr Component a line says cannot be read from, where it names it, and whether daprd tries again. */
function readFailure(
  msg: string,
): { name?: string; again: boolean } | undefined {
  for (const [pattern, again] of FAILED) {
    const match = pattern.exec(msg);
    if (match) {
      return { name: match[1], again };
    }
  }
  return undefined;
}

function speaksOf(text: string, name: string): boolean {
  return text.split(/[\s()':,|]+/).includes(name);
}

const AGAIN = 'Recreate the pod if daprd does not try again by itself.';
const ONCE =
  'Then recreate the pod: daprd does not try again, and may not have begun with its other bindings.';

/** A ready daprd whose app gets nothing from a binding or a subscription. */
export const RECEIVING_RULES: readonly Rule[] = [
  {
    id: 'sidecar/not-receiving',
    severity: 'warning',
    evaluate: evidence => {
      const isReady =
        evidence.found === 'host' &&
        evidence.pod.daprd !== undefined &&
        stateOf(evidence).state === 'ready';
      const failed = isReady ? failedIn(evidence) : undefined;
      if (!failed) {
        return undefined;
      }
      const { line, component, again } = failed;
      const known = recognise(line.msg);
      return {
        title: `The sidecar is ready, but its app gets nothing from ${nameOf(
          component,
        )}, which daprd cannot read from.`,
        evidence: logEvidence(line),
        fix: `${
          known ? fixOf(known) : 'Correct what the line of the log names.'
        } ${again ? AGAIN : ONCE}`,
      };
    },
  },
];
