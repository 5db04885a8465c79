import {
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const REVIEWS: Resource = {
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SelfSubjectAccessReview',
  plural: 'selfsubjectaccessreviews',
  namespaced: false,
};

/** Something that the portal may or may not do on a host. */
export type Action = {
  verb: string;
  /** '' for Kubernetes' core. */
  group: string;
  /** In plural. */
  resource: string;
  namespace?: string;
  name?: string;
};

type Review = KubeObject & { status?: { allowed?: boolean } };

/** Whether the portal may do something; every API server answers that to everybody. */
export async function mayDo(
  client: Pick<KubeClient, 'create'>,
  action: Action,
): Promise<boolean> {
  const { status } = await client.create<Review>(REVIEWS, {
    metadata: {},
    spec: { resourceAttributes: action },
  });
  return status?.allowed === true;
}
