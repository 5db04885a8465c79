import {
  ANNOTATION_ISSUED_TO,
  ANNOTATION_PREFIX,
  ANNOTATION_TENANT,
  formatTenantRef,
  LABEL_KUBECONFIG,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  vclusterServiceUrl,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { IssuedToken } from '../kubeconfig/requestToken';
import { CLUSTER_SECRET_TYPE, clusterSecretName } from '../live/clusterSecret';

const NAMESPACE_UID = `${ANNOTATION_PREFIX}namespace-uid`;
const ISSUED_AT = `${ANNOTATION_PREFIX}token-issued-at`;
const EXPIRES_AT = `${ANNOTATION_PREFIX}token-expires-at`;

/** Which Secrets in Argo CD's namespace the portal has made for tenants. */
export const CLUSTER_SECRETS = [
  `${CLUSTER_SECRET_TYPE}=cluster`,
  `${LABEL_MANAGED_BY}=${MANAGED_BY}`,
  `${LABEL_KUBECONFIG}=true`,
].join(',');

/** What a Secret is made from. */
export type ClusterAccess = IssuedToken & {
  issuedAt: string;
  user: string;
  caData: string;
  project?: string;
  /** Uid of the tenant's host namespace: another one of the name belongs to somebody else. */
  namespaceUid: string;
};

/**
 * The part of a cluster Secret that a token changes.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export function tokenPart({
  token,
  caData,
  issuedAt,
  expiresAt,
}: Omit<ClusterAccess, 'user' | 'project' | 'namespaceUid'>) {
  return {
    metadata: {
      annotations: { [ISSUED_AT]: issuedAt, [EXPIRES_AT]: expiresAt },
    },
    data: {
      config: encode(
        JSON.stringify({ bearerToken: token, tlsClientConfig: { caData } }),
      ),
    },
  };
}

/** The Secret by which Argo CD on the host reaches a vcluster, a secret. */
export function renderClusterSecret(
  ref: TenantRef,
  namespace: string,
  access: ClusterAccess,
): KubeObject {
  const { metadata, data } = tokenPart(access);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      namespace,
      name: clusterSecretName(ref),
      labels: {
        [CLUSTER_SECRET_TYPE]: 'cluster',
        [LABEL_MANAGED_BY]: MANAGED_BY,
        [LABEL_KUBECONFIG]: 'true',
        [LABEL_TENANT]: ref.name,
      },
      annotations: {
        [ANNOTATION_TENANT]: formatTenantRef(ref),
        [ANNOTATION_ISSUED_TO]: access.user,
        [NAMESPACE_UID]: access.namespaceUid,
        ...metadata.annotations,
      },
    },
    type: 'Opaque',
    data: {
      name: encode(ref.namespace),
      server: encode(vclusterServiceUrl(ref)),
      ...(access.project && { project: encode(access.project) }),
      ...data,
    },
  };
}

/** What a Secret says of itself; undefined for one that does not say all. */
export function readClusterSecret({ metadata }: KubeObject) {
  const { annotations = {} } = metadata;
  const tenant = annotations[ANNOTATION_TENANT];
  const user = annotations[ANNOTATION_ISSUED_TO];
  const namespaceUid = annotations[NAMESPACE_UID];
  const issuedAt = Date.parse(annotations[ISSUED_AT] ?? '');
  const expiresAt = Date.parse(annotations[EXPIRES_AT] ?? '');
  return tenant && user && namespaceUid
    ? {
        tenant,
        user,
        namespaceUid,
        /** After half of its time; at once when it does not say when. */
        isDue: (now: number) => !(now < (issuedAt + expiresAt) / 2),
      }
    : undefined;
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}
