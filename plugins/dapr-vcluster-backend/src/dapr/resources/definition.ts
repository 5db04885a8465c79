import {
  ApplyComponent,
  applyComponentSchema,
  ApplyResource,
  DAPR_KIND_TABLE,
  DAPR_KINDS,
  DaprKind,
  dnsLabel,
  objectName,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { checkInput, invalid } from '../../platform/errors';
import {
  assertSecretNameFits,
  OwnSecret,
  ownSecretName,
  secretOwner,
} from '../write/ownSecret';
import { EvaluationPool } from '../../platform/evaluation';
import { addHeaderSecrets } from './headerSecrets';

/** A Dapr resource of a request, with its secret texts taken out of it. */
export type ResourceDefinition = OwnSecret & {
  kind: DaprKind;
  name: string;
  object: KubeObject & { spec?: unknown; scopes?: string[] };
};

const objectSchema = z
  .object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z
      .object({
        name: objectName('metadata.name'),
        namespace: z.string().optional(),
      })
      .passthrough(),
  })
  .passthrough();

/**
 * Reads the one object of a request.
 *
 * @throws InputError naming the field: malformed YAML, no or several objects, another kind or version, another
 * namespace, a secret nothing of the object can refer to. Never with a secret text.
 */
export async function defineResource(
  body: ApplyResource,
  evaluation: EvaluationPool,
): Promise<ResourceDefinition> {
  const { secrets = {} } = body;
  const object = await oneObject(body.manifest, evaluation);
  const kind = kindOf(object);
  const { name } = object.metadata;
  const namespace = namespaceOf(object.metadata.namespace, body.namespace);
  const secretName = ownSecretName(kind, name);
  const own = { secretName, secrets: new Map(Object.entries(secrets)) };
  assertSecretNameFits(own, 'metadata.name', name);
  return {
    ...own,
    kind,
    name,
    namespace,
    owner: secretOwner(kind, name),
    object:
      kind === 'Component'
        ? object
        : addHeaderSecrets(object, kind, Object.keys(secrets), secretName),
  };
}

/**
 * The same request in the words of `POST /components`.
 *
 * @throws InputError for what a registered Dapr Component cannot have.
 */
export function componentBody(
  { object, namespace }: ResourceDefinition,
  secrets: ApplyResource['secrets'],
): ApplyComponent {
  const { spec, scopes, auth } = object as KubeObject & {
    spec?: object;
    scopes?: unknown;
    auth?: unknown;
  };
  if (auth !== undefined) {
    throw invalid('auth.secretStore is not taken', {
      field: 'auth',
      fix: "Leave it out: references are looked up in the host's Secrets, where the portal brings them.",
    });
  }
  return checkInput(applyComponentSchema.strict(), {
    namespace,
    name: object.metadata.name,
    ...spec,
    scopes: scopes ?? [],
    secrets,
  });
}

async function oneObject(text: string, evaluation: EvaluationPool) {
  const documents = await evaluation.run(
    'readYaml',
    { text, field: 'manifest' },
    text.length,
  );
  if (documents.length !== 1) {
    throw invalid(
      `manifest has ${documents.length || 'no'} objects in it, not one`,
      { field: 'manifest', fix: 'Register one object at a time.' },
    );
  }
  return checkInput(objectSchema, documents[0].value, 'manifest');
}

function kindOf({ apiVersion, kind }: { apiVersion: string; kind: string }) {
  const known = DAPR_KINDS.find(each => each === kind);
  if (!known || !apiVersion.startsWith('dapr.io/')) {
    throw invalid(`manifest: kind ${kind} of ${apiVersion} is not registered`, {
      field: 'manifest: kind',
      value: kind,
      fix: `Give one of ${DAPR_KINDS.join(', ')} of dapr.io.`,
    });
  }
  const { apiVersion: version } = DAPR_KIND_TABLE[known];
  if (apiVersion !== version) {
    throw invalid(`manifest: ${kind} is ${version} here, not ${apiVersion}`, {
      field: 'manifest: apiVersion',
      value: apiVersion,
      fix: `Write it as ${version}.`,
    });
  }
  return known;
}

function namespaceOf(own: string | undefined, wanted: string | undefined) {
  if (own !== undefined && wanted !== undefined && own !== wanted) {
    throw invalid(
      `manifest: metadata.namespace is "${own}", requested is "${wanted}"`,
      {
        field: 'manifest: metadata.namespace',
        value: own,
        fix: 'Leave one of them out.',
      },
    );
  }
  return checkInput(dnsLabel('namespace'), own ?? wanted ?? 'default');
}
