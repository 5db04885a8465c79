import {
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const REVIEWS: Resource = {
  apiVersion: 'authentication.k8s.io/v1',
  kind: 'SelfSubjectReview',
  plural: 'selfsubjectreviews',
  namespaced: false,
};

const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** As whom a host's API server knows the portal. */
export type PortalIdentity = {
  username: string;
  serviceAccount?: { namespace: string; name: string };
};

type Review = KubeObject & {
  status?: { userInfo?: { username?: string } };
};

/** Asks an API server as whom it knows the portal; Kubernetes 1.28 and newer answer everybody. */
export async function portalIdentity(
  client: Pick<KubeClient, 'create'>,
): Promise<PortalIdentity | undefined> {
  const { status } = await client.create<Review>(REVIEWS, { metadata: {} });
  const username = status?.userInfo?.username;
  return username === undefined ? undefined : identityOf(username);
}

/** The identity behind a name of Kubernetes. */
export function identityOf(username: string): PortalIdentity {
  const [, namespace, name] = SERVICE_ACCOUNT.exec(username) ?? [];
  return {
    username,
    ...(namespace && { serviceAccount: { namespace, name } }),
  };
}
