import { apiVersionOf } from '../kinds/KindInfo';
import { ApiCall } from '../context/ServerContext';
import { KubeObject } from '../meta/types';

/** One operation that is put before the webhooks. */
export type AdmissionRequest = {
  operation: 'CREATE' | 'UPDATE';
  object: KubeObject;
  before: KubeObject | undefined;
  dryRun: boolean;
};

/** What a webhook answers. */
export type AdmissionResponse = {
  uid?: string;
  allowed?: boolean;
  status?: { message?: string; reason?: string; code?: number };
  patch?: string;
  patchType?: string;
  warnings?: string[];
};

/** The AdmissionReview that a webhook is sent. */
export function admissionReview(
  call: ApiCall,
  { operation, object, before, dryRun }: AdmissionRequest,
): { request: { uid: string } } & Record<string, unknown> {
  const { kind, path, user, context } = call;
  const gvk = { group: kind.group, version: kind.version, kind: kind.kind };
  const resource = {
    group: kind.group,
    version: kind.version,
    resource: kind.plural,
  };
  const request = {
    uid: context.ids.uid(),
    kind: gvk,
    resource,
    requestKind: gvk,
    requestResource: resource,
    ...(path.subresource ? { subResource: path.subresource } : {}),
    ...(object.metadata.name ? { name: object.metadata.name } : {}),
    ...(path.namespace ? { namespace: path.namespace } : {}),
    operation,
    userInfo: user,
    object,
    oldObject: before ?? null,
    dryRun,
    options: {
      kind: operation === 'CREATE' ? 'CreateOptions' : 'UpdateOptions',
      apiVersion: apiVersionOf({ group: 'meta.k8s.io', version: 'v1' }),
    },
  };
  return {
    kind: 'AdmissionReview',
    apiVersion: 'admission.k8s.io/v1',
    request,
  };
}
