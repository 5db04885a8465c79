import { badRequest } from '../errors/errors';
import { apiVersionOf } from '../kinds/KindInfo';
import { isRecord } from '../meta/json';
import { ApiCall } from '../context/ServerContext';
import { KubeObject, ObjectMeta } from '../meta/types';

/**
 * Checks that a body is an object of the called kind, for the called namespace and name.
 * Throws 400 with Kubernetes' words otherwise.
 */
export function decodeObject(call: ApiCall, raw: unknown): KubeObject {
  const { kind, path } = call;
  if (!isRecord(raw)) {
    throw badRequest('the object provided is unrecognized (must be an object)');
  }
  const apiVersion = apiVersionOf(kind);
  const metadata = (isRecord(raw.metadata) ? raw.metadata : {}) as ObjectMeta;
  const object = {
    apiVersion,
    kind: kind.kind,
    ...raw,
    metadata,
  } as KubeObject;
  if (object.kind !== kind.kind || object.apiVersion !== apiVersion) {
    throw badRequest(
      `${object.kind} in version "${object.apiVersion}" cannot be handled as a ${kind.kind}: expected ${apiVersion} ${kind.kind}`,
    );
  }
  if (path.name && metadata.name && metadata.name !== path.name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${path.name})`,
    );
  }
  return {
    ...object,
    metadata: { ...metadata, ...namespaceOf(call, metadata) },
  };
}

function namespaceOf(call: ApiCall, metadata: ObjectMeta): ObjectMeta {
  const { kind, path } = call;
  if (!kind.namespaced) {
    return {};
  }
  if (metadata.namespace && metadata.namespace !== path.namespace) {
    throw badRequest(
      `the namespace of the provided object does not match the namespace sent on the request`,
    );
  }
  return { namespace: path.namespace };
}
