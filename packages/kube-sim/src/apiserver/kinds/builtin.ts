import catalogue from './catalogue.data.json';
import { builtinSchema } from '../schema/Schema';
import { ALL_VERBS, apiVersionOf, KindInfo, ScalePaths } from './KindInfo';

const SCALE: ScalePaths = {
  specReplicasPath: '.spec.replicas',
  statusReplicasPath: '.status.replicas',
  labelSelectorPath: '.spec.selector',
};

/** One line of the catalogue; what it leaves out is false or empty. */
type Entry = {
  kind: string;
  plural: string;
  cluster?: boolean;
  short?: string[];
  all?: boolean;
  status?: boolean;
  generations?: boolean;
  scale?: boolean;
  sub?: string[];
  verbs?: string[];
};

/** Every kind the server knows without a CRD. */
export function builtinKinds(): KindInfo[] {
  return Object.entries<Entry[]>(catalogue).flatMap(([apiVersion, entries]) => {
    const [group, version] = apiVersion.includes('/')
      ? apiVersion.split('/')
      : ['', apiVersion];
    return entries.map(entry => toKindInfo(group, version, entry));
  });
}

function toKindInfo(group: string, version: string, entry: Entry): KindInfo {
  return {
    group,
    version,
    kind: entry.kind,
    listKind: `${entry.kind}List`,
    plural: entry.plural,
    singular: entry.kind.toLowerCase(),
    shortNames: entry.short ?? [],
    categories: entry.all ? ['all'] : [],
    namespaced: !entry.cluster,
    verbs: entry.verbs ?? ALL_VERBS,
    status: Boolean(entry.status),
    generations: Boolean(entry.generations),
    scale: entry.scale ? SCALE : undefined,
    subresources: entry.sub ?? [],
    storage: group ? `${entry.plural}.${group}` : entry.plural,
    storageApiVersion: apiVersionOf({ group, version }),
    custom: false,
    schema: builtinSchema(apiVersionOf({ group, version }), entry.kind),
  };
}
