import {
  ANNOTATION_DAPR_APP_ID,
  ANNOTATION_DAPR_ENABLED,
  isDaprControlPlane,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { wantsSidecar } from '../../inventory/model/sidecarIdentity';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A workload of the vcluster that requests a sidecar in a place where it has no effect. */
export type MisplacedWorkload = {
  uid: string;
  namespace: string;
  name: string;
  createdAt?: string;
  /** E.g. `metadata.annotations of Deployment shop/cart`. */
  where: string;
  /** Those of Dapr that name the app. */
  annotations: Record<string, string>;
};

/** What is looked for in one workload. */
export type WorkloadFacts = {
  misplaced?: MisplacedWorkload;
  /** Its namespace, when it is a part of a Dapr control plane. */
  ownDapr?: string;
};

type Metadata = {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
};

/** Reads one workload; `kind` because items of a list do not carry it. */
export function readWorkload(object: KubeObject, kind: string): WorkloadFacts {
  const workload = { ...object, kind };
  const misplaced = misplacedIn(workload);
  return {
    ...(misplaced && { misplaced }),
    ...(isDaprControlPlane(workload) && {
      ownDapr: object.metadata.namespace ?? 'default',
    }),
  };
}

function misplacedIn(
  workload: KubeObject & { kind: string },
): MisplacedWorkload | undefined {
  const { kind, metadata } = workload;
  const { template } = (workload.spec ?? {}) as {
    template?: { metadata?: Metadata };
  };
  const { annotations = {}, labels } = template?.metadata ?? {};
  if (annotations[ANNOTATION_DAPR_ENABLED] !== undefined) {
    return undefined;
  }
  const places: Array<[string, Record<string, string> | undefined]> = [
    ['metadata.annotations', metadata.annotations],
    ['spec.template.metadata.labels', labels],
    ['metadata.labels', metadata.labels],
  ];
  const [where, found] =
    places.find(([, each]) => wantsSidecar(each?.[ANNOTATION_DAPR_ENABLED])) ??
    [];
  if (!found) {
    return undefined;
  }
  const { namespace = 'default', name, uid, creationTimestamp } = metadata;
  return {
    uid: uid ?? `${kind}/${namespace}/${name}`,
    namespace,
    name,
    createdAt: creationTimestamp,
    where: `${where} of ${kind} ${namespace}/${name}`,
    annotations: {
      [ANNOTATION_DAPR_APP_ID]:
        annotations[ANNOTATION_DAPR_APP_ID] ??
        found[ANNOTATION_DAPR_APP_ID] ??
        name,
    },
  };
}
