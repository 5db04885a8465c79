import { ALL_VERBS, KindInfo } from '../kinds/KindInfo';
import { Schema, withObjectFields } from '../schema/Schema';
import { KubeObject } from '../meta/types';
import { convertersOf } from './converters';
import { DefinitionVersion, specOf } from './Definition';

const OPEN: Schema = {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
};

/** The kinds that a CustomResourceDefinition adds, one for each served version. */
export function kindsOf(definition: KubeObject): KindInfo[] {
  const { versions } = specOf(definition);
  const stored = versions.find(version => version.storage) ?? versions[0];
  return versions
    .filter(version => version.served)
    .map(version => kindOf(definition, version, stored.name));
}

function kindOf(
  definition: KubeObject,
  version: DefinitionVersion,
  storageVersion: string,
): KindInfo {
  const { group, scope, names } = specOf(definition);
  const storage = `${names.plural}.${group}`;
  return {
    group,
    version: version.name,
    kind: names.kind,
    listKind: names.listKind ?? `${names.kind}List`,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    shortNames: names.shortNames ?? [],
    categories: names.categories ?? [],
    namespaced: scope === 'Namespaced',
    verbs: ALL_VERBS,
    status: version.subresources?.status !== undefined,
    generations: true,
    scale: version.subresources?.scale,
    subresources: [],
    storage,
    storageApiVersion: `${group}/${storageVersion}`,
    convert:
      version.name === storageVersion
        ? undefined
        : convertersOf(storage, version.name, storageVersion),
    custom: true,
    schema: withObjectFields(version.schema?.openAPIV3Schema ?? OPEN),
  };
}
