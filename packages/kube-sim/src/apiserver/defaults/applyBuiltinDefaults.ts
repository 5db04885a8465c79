import { cloneDeep } from 'lodash';
import { JsonRecord } from '../meta/json';
import { KubeObject } from '../meta/types';
import { computedDefaults, podSpecDefaults } from './computed';
import data from './defaults.data.json';
import { childOf, fill } from './fill';
import { places } from './places';

/** Values for the fields that are missing in each object at a path. */
type Rule = [path: string, values: JsonRecord];

const { podSpec, kinds, initialStatus } = data as unknown as {
  podSpec: Rule[];
  kinds: Record<string, Rule[]>;
  /** The status of a new object before a controller has seen it: Go's zero values. */
  initialStatus: Record<string, JsonRecord>;
};

const WITH_TEMPLATE = [
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
];

/** Fills in, in place, what Kubernetes fills in when it decodes one of its own kinds. */
export function applyBuiltinDefaults(object: KubeObject): void {
  const { kind } = object;
  applyRules(object, kinds[kind] ?? []);
  if (kind === 'Pod' || WITH_TEMPLATE.includes(kind)) {
    const owner: JsonRecord =
      kind === 'Pod' ? object : childOf(childOf(object, 'spec'), 'template');
    const spec = childOf(owner, 'spec');
    applyRules(spec, podSpec);
    podSpecDefaults(spec);
  }
  computedDefaults[kind]?.(object);
}

/** The status that the server gives a new object of a kind. */
export function initialStatusOf(kind: string): JsonRecord | undefined {
  return cloneDeep(initialStatus[kind]);
}

function applyRules(object: JsonRecord, rules: Rule[]): void {
  for (const [path, values] of rules) {
    places(object, path).forEach(place => fill(place, cloneDeep(values)));
  }
}
