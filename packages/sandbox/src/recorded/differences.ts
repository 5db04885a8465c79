import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** One field that differs; values as JSON, undefined where the field is missing. */
export type Difference = {
  /** `<Kind> <field>`, with `[]` for list places and `*` for keys that hold a generated name. */
  path: string;
  object: string;
  recorded?: string;
  made?: string;
};

const SERVERS_OWN = new Set([
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'managedFields',
  'generation',
]);

/** Texts that differ on every run, and what stands for them. */
const GENERATED: Array<[RegExp, string]> = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'UID'],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\b10\.\d+\.\d+\.\d+\b/g, 'IP'],
  [/kube-api-access-[a-z0-9]{5}\b/g, 'kube-api-access-XXXXX'],
  [/vcluster\.loft\.sh\/token-[a-z]{8}/g, 'vcluster.loft.sh/token-XXXXXXXX'],
  [/\b([a-z-]+?)-(?!identity)[a-z0-9]{8,10}-[a-z0-9]{5}\b/g, '$1-HASH-XXXXX'],
  [
    /\b(go-app-deployment|java-app-deployment|cart|yes-app|bad-id|orders|team-[ab]|coredns)-[a-z0-9]{8,10}\b/g,
    '$1-HASH',
  ],
  [/"(pod-template-hash\\?"?[=:]\s*\\?"?)[a-z0-9]{8,10}/g, '"$1HASH'],
  [/(pod-template-hash=\\*")[a-z0-9]{8,10}/g, '$1HASH'],
  [
    /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----(\\r)?/g,
    'CERTIFICATE',
  ],
];

/** An object with everything generated replaced by what stands for it. */
export function normalised(object: KubeObject): KubeObject {
  const text = JSON.stringify(object, (key, value) =>
    SERVERS_OWN.has(key) ? undefined : value,
  );
  return JSON.parse(
    GENERATED.reduce(
      (result, [pattern, name]) => result.replace(pattern, name),
      text,
    ),
  );
}

/** Namespace and name with generated parts replaced: what pairs objects of two runs. */
export function pairKey(object: KubeObject): string {
  const { kind, metadata } = normalised(object);
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${
    metadata.name
  }`;
}

/** Compares two sets of objects field by field. */
export function differences(
  recorded: KubeObject[],
  made: KubeObject[],
): Difference[] {
  const left = new Map(recorded.map(object => [pairKey(object), object]));
  const right = new Map(made.map(object => [pairKey(object), object]));
  return [...new Set([...left.keys(), ...right.keys()])].flatMap(
    (object): Difference[] => {
      const fields = [left.get(object), right.get(object)].map(each =>
        each ? flat(normalised(each)) : undefined,
      );
      const kind = object.split(' ')[0];
      if (!fields[0] || !fields[1]) {
        return [
          {
            path: `${kind} (object)`,
            object,
            [fields[0] ? 'recorded' : 'made']: object,
          },
        ];
      }
      const [one, two] = fields as [Map<string, string>, Map<string, string>];
      return [...new Set([...one.keys(), ...two.keys()])]
        .filter(path => one.get(path) !== two.get(path))
        .map(path => ({
          path: `${kind} ${path}`,
          object,
          recorded: one.get(path),
          made: two.get(path),
        }));
    },
  );
}

// Lists are compared as sets of their entries, keyed by name where they have one: order is no difference.
function flat(value: unknown, path = ''): Map<string, string> {
  if (Array.isArray(value)) {
    const named = value.every(
      each => typeof each?.name === 'string' || typeof each?.type === 'string',
    );
    return new Map(
      value.flatMap((each, index) => [
        ...flat(each, `${path}[${named ? each.name ?? each.type : index}]`),
      ]),
    );
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.length === 0
      ? new Map([[path, '{}']])
      : new Map(
          entries.flatMap(([key, child]) => [
            ...flat(child, path ? `${path}.${key}` : key),
          ]),
        );
  }
  return new Map([[path, JSON.stringify(value)]]);
}
