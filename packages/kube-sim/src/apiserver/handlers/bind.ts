import { mediaType, parseBody } from '../request/body';
import { badRequest, conflict } from '../errors/errors';
import { isRecord } from '../meta/json';
import { ApiCall, Reply } from '../context/ServerContext';
import { refuseIfReadOnly } from '../writes/readOnly';
import { existing } from '../context/existing';

/** `POST pods/<name>/binding`: gives a pod its node, once; its spec takes no other change of it. */
export async function bind(call: ApiCall): Promise<Reply> {
  refuseIfReadOnly(call);
  const { context, kind } = call;
  const { object } = existing(call);
  const raw = parseBody(call.body, mediaType(call.headers['content-type']));
  const target = isRecord(raw) && isRecord(raw.target) ? raw.target : {};
  if (typeof target.name !== 'string') {
    throw badRequest('target.name: Required value');
  }
  const spec = isRecord(object.spec) ? object.spec : {};
  if (spec.nodeName) {
    const { name = '' } = object.metadata;
    throw conflict(
      { group: '', plural: 'pods/binding' },
      name,
      `pod ${name} is already assigned to node "${spec.nodeName}"`,
    );
  }
  context.store.put(kind.storage, {
    ...object,
    spec: { ...spec, nodeName: target.name },
  });
  return {
    code: 201,
    body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' },
  };
}
