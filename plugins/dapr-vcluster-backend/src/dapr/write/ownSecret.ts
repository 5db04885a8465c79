import {
  ANNOTATION_COMPONENT,
  ANNOTATION_FORCE_SYNC,
  DaprKind,
  LABEL_MANAGED_BY,
  MANAGED_BY,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isEqual } from 'lodash';
import { invalid } from '../../platform/errors';
import { ownLabels } from '../../tenants/live/hostNamespace';

/** The Secret that the portal keeps for one Dapr resource. */
export type OwnSecret = {
  /** Virtual namespace. */
  namespace: string;
  /** Key to secret text; empty when there is no such Secret. */
  secrets: ReadonlyMap<string, string>;
  secretName: string;
  /** The Dapr resource it belongs to, as its annotation says. */
  owner: string;
};

/** A Secret; its values are never looked at except to compare them. */
export type SecretObject = KubeObject & {
  type?: string;
  data?: Record<string, string>;
};

/** What a key of a Secret may be. */
export const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** Name of the Secret of a Dapr resource. */
export function ownSecretName(kind: DaprKind, name: string): string {
  return kind === 'Component'
    ? `${name}-secrets`
    : `${name}-${kind.toLowerCase()}-secrets`;
}

const MAX_NAME = 253;

/** @throws InputError when the name of a Dapr resource leaves no room for that of its Secret. */
export function assertSecretNameFits(
  { secretName, secrets }: Pick<OwnSecret, 'secretName' | 'secrets'>,
  field: string,
  name: string,
): void {
  if (secrets.size > 0 && secretName.length > MAX_NAME) {
    throw invalid(
      `the Secret of ${field} would have a name of ${secretName.length} characters; Kubernetes allows ${MAX_NAME}`,
      {
        field,
        value: name,
        fix: `Shorten the name by ${
          secretName.length - MAX_NAME
        } characters, or refer to a Secret of your own.`,
      },
    );
  }
}

/** Value of the annotation that names the Dapr resource: Dapr Components by their name, others by kind and name. */
export function secretOwner(kind: DaprKind, name: string): string {
  return kind === 'Component' ? name : `${kind}/${name}`;
}

/** The Secret with the secret texts; always written to the vcluster, whose syncer copies it to the host. */
export function renderSecret(
  ref: TenantRef,
  { namespace, owner, secrets, secretName }: OwnSecret,
): SecretObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secretName,
      namespace,
      labels: ownLabels(ref),
      annotations: {
        [ANNOTATION_COMPONENT]: owner,
        // No pod uses it, so the syncer would leave it out where not all Secrets are synced.
        [ANNOTATION_FORCE_SYNC]: 'true',
      },
    },
    type: 'Opaque',
    data: Object.fromEntries(
      [...secrets].map(([field, text]) => [
        field,
        Buffer.from(text, 'utf8').toString('base64'),
      ]),
    ),
  };
}

/** True when this product wrote the object. */
export function isPortalMade({ metadata }: KubeObject): boolean {
  return metadata.labels?.[LABEL_MANAGED_BY] === MANAGED_BY;
}

/** True when this product wrote the Secret for this owner, see {@link secretOwner}. */
export function isSecretOf(secret: KubeObject, owner: string): boolean {
  return (
    isPortalMade(secret) &&
    secret.metadata.annotations?.[ANNOTATION_COMPONENT] === owner
  );
}

/** Whether a Secret holds exactly these texts; reveals nothing about them. */
export function holdsSameTexts(
  present: SecretObject,
  wanted: SecretObject,
): boolean {
  return isEqual(present.data ?? {}, wanted.data ?? {});
}
