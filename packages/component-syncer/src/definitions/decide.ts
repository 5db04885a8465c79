import {
  ANNOTATION_DEFINITION_DIGEST,
  COMPONENT_SYNCER,
  LABEL_MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import { digestOf } from '../copy';
import { Definition, DefinitionVersion } from './Definition';

/** The version that is copied: the one the host stores. */
export function storedVersion({
  spec,
}: Definition): DefinitionVersion | undefined {
  return spec.versions.find(({ storage, served }) => storage && served);
}

/**
 * The host's definition as a vcluster gets it: the stored version alone and without conversion, whose webhook is not
 * to be reached from there.
 */
export function definitionForVcluster(host: Definition): Definition {
  const version = storedVersion(host);
  const { conversion: _, preserveUnknownFields: __, ...spec } = host.spec;
  const wanted = {
    ...spec,
    versions: version ? [{ ...version, served: true, storage: true }] : [],
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: host.metadata.name,
      labels: { [LABEL_MANAGED_BY]: COMPONENT_SYNCER },
      annotations: { [ANNOTATION_DEFINITION_DIGEST]: digestOf(wanted) },
    },
    spec: wanted,
  };
}

/** What is to be done about the definition of a vcluster. */
export type DefinitionDecision =
  | { action: 'apply' }
  | { action: 'keep' }
  | { action: 'unusable'; reason: string };

/**
 * Decides about the definition that a vcluster has. It is never taken back to less: one that serves a version, or has a
 * field, that the host's lacks stays as it is. It is usable as long as it serves the version that is copied.
 */
export function decideDefinition(
  wanted: Definition,
  there: Definition | undefined,
): DefinitionDecision {
  if (!there) {
    return { action: 'apply' };
  }
  const [version] = wanted.spec.versions;
  const same = there.spec.versions.find(({ name }) => name === version.name);
  const keep: DefinitionDecision = same?.served
    ? { action: 'keep' }
    : {
        action: 'unusable',
        reason: `CustomResourceDefinition ${wanted.metadata.name} of the vcluster does not serve ${version.name}, which the host stores, but versions that would be lost`,
      };
  const digest = (of: Definition) =>
    of.metadata.annotations?.[ANNOTATION_DEFINITION_DIGEST];
  const more = there.spec.versions.some(({ name }) => name !== version.name);
  if (more || there.spec.scope !== wanted.spec.scope) {
    return keep;
  }
  if (same?.served && digest(there) === digest(wanted)) {
    return { action: 'keep' };
  }
  return same && hasMore(same.schema, version.schema)
    ? keep
    : { action: 'apply' };
}

/** Whether a schema has a field that the other one lacks. */
function hasMore(one: unknown, other: unknown): boolean {
  const known = new Set(fieldsOf(other));
  return fieldsOf(one).some(field => !known.has(field));
}

const MAX_DEPTH = 64;

function fieldsOf(schema: unknown, path = '', depth = 0): string[] {
  if (typeof schema !== 'object' || schema === null || depth > MAX_DEPTH) {
    return [];
  }
  const { openAPIV3Schema, properties, items, additionalProperties } =
    schema as Record<string, unknown>;
  const inner = (part: unknown, at: string) => fieldsOf(part, at, depth + 1);
  return [
    ...inner(openAPIV3Schema, path),
    ...inner(items, `${path}[]`),
    ...inner(additionalProperties, `${path}{}`),
    ...Object.entries((properties ?? {}) as object).flatMap(([name, part]) => [
      `${path}.${name}`,
      ...inner(part, `${path}.${name}`),
    ]),
  ];
}
