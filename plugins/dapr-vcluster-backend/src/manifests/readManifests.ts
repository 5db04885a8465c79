import { z } from 'zod/v3';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { invalid } from '../platform/errors';
import type { YamlDocument } from '../platform/yaml/readYaml';

/** An object to apply, and where in the text it is. */
export type Manifest = {
  document: number;
  line: number;
  object: KubeObject & { apiVersion: string; kind: string };
};

/** Kubernetes takes any name that is one segment of a path; kinds are stricter themselves. */
const nameSchema = z
  .string()
  .min(1)
  .max(253)
  .refine(name => !/[/%]/.test(name) && name !== '.' && name !== '..', {
    message: 'is not a name',
  });

const objectSchema = z
  .object({
    apiVersion: z
      .string()
      .regex(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?v[0-9][a-z0-9]*$/),
    kind: z.string().regex(/^[A-Z][A-Za-z0-9]*$/),
    metadata: z
      .object({ name: nameSchema, namespace: z.string().optional() })
      .passthrough(),
  })
  .passthrough();

/**
 * The objects of a YAML text, all of which go to one namespace.
 *
 * @throws InputError naming line and field: no object, no name, another namespace, an object twice.
 */
export function readManifests(
  documents: readonly YamlDocument[],
  namespace: string,
): Manifest[] {
  const manifests = documents.map(document => toManifest(document, namespace));
  if (manifests.length === 0) {
    throw invalid('manifests has no object in it', {
      field: 'manifests',
      fix: 'Give at least one YAML document with apiVersion, kind and metadata.name.',
    });
  }
  const seen = new Set<string>();
  for (const { line, object } of manifests) {
    const id = `${object.apiVersion} ${object.kind} "${object.metadata.name}"`;
    if (seen.has(id)) {
      throw invalid(`manifests has ${id} twice (again at line ${line})`, {
        field: 'manifests',
        value: object.metadata.name,
        fix: 'Keep one of them.',
      });
    }
    seen.add(id);
  }
  return manifests;
}

function toManifest(
  { document, line, value }: YamlDocument,
  namespace: string,
): Manifest {
  const parsed = objectSchema.safeParse(value);
  if (!parsed.success) {
    const field = parsed.error.issues[0].path.join('.') || 'document';
    throw invalid(
      `manifests: the object at line ${line} has no usable ${field}`,
      {
        field: `manifests: ${field}`,
        value: `line ${line}`,
        fix: 'Every object needs apiVersion (such as apps/v1), kind and metadata.name.',
      },
    );
  }
  const { metadata } = parsed.data;
  if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
    throw invalid(
      `manifests: ${parsed.data.kind} "${metadata.name}" at line ${line} is for namespace "${metadata.namespace}", but only namespace "${namespace}" is written to`,
      {
        field: 'manifests: metadata.namespace',
        value: metadata.namespace,
        fix: 'Leave metadata.namespace out, or apply it to that namespace in a call of its own.',
      },
    );
  }
  return {
    document,
    line,
    object: { ...parsed.data, metadata: { ...metadata, namespace } },
  };
}
