import {
  applyConfiguration,
  ApplyConflictError,
} from '../apply/applyConfiguration';
import { typeErrors } from '../apply/checkTyped';
import { conflictError } from '../apply/conflicts';
import {
  keyOf,
  decodeManagers,
  encodeManagers,
  Managers,
} from '../apply/managers';
import { ownable } from '../apply/ignored';
import { toFieldSet } from '../apply/toFieldSet';
import { ApiError } from '../errors/ApiError';
import { parseBody } from '../request/body';
import { badRequest, conflict, invalid, notFound } from '../errors/errors';
import { encode, present } from '../kinds/encode';
import { apiVersionOf } from '../kinds/KindInfo';
import { timestamp } from '../meta/time';
import { isRecord } from '../meta/json';
import { ApiCall, Reply } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { changeObject } from '../writes/changeObject';
import { createObject } from '../writes/createObject';
import { decodeObject } from '../writes/decode';
import { trackingOf } from '../writes/ownership';
import { WriteOptions } from '../context/WriteOptions';

export const APPLY_TYPE = 'application/apply-patch+yaml';

/** Server-side apply: creates the object or merges the configuration into it. */
export async function applyPatch(
  call: ApiCall,
  options: WriteOptions,
): Promise<Reply> {
  const config = configurationOf(call);
  const { context, kind, path } = call;
  const current = context.store.getStored(
    kind.storage,
    path.namespace,
    path.name ?? '',
  );
  if (!current) {
    return createByApply(call, config, options);
  }
  const live = present(kind, current.object);
  const { object, managers } = applied(call, live, config, options);
  const stored = await changeObject(
    call,
    current,
    object,
    // fields of the live object that a schema no longer knows are none of the applier's business
    { ...options, fieldValidation: 'Ignore' },
    encodeManagers(managers),
  );
  return { code: 200, body: encode(kind, stored) };
}

async function createByApply(
  call: ApiCall,
  config: KubeObject,
  options: WriteOptions,
): Promise<Reply> {
  const { kind, path } = call;
  if (path.subresource) {
    throw notFound(kind, path.name ?? '');
  }
  const { uid, resourceVersion } = config.metadata;
  if (uid || resourceVersion) {
    throw conflict(
      kind,
      path.name ?? '',
      `uid mismatch: the provided object specified uid ${
        uid ?? ''
      }, and no existing object was found`,
    );
  }
  const empty = {
    apiVersion: config.apiVersion,
    kind: config.kind,
    metadata: {},
  };
  const { managers } = applied(call, empty, config, options);
  const stored = await createObject(
    call,
    config,
    options,
    encodeManagers(managers),
  );
  return { code: 201, body: encode(kind, stored) };
}

function applied(
  call: ApiCall,
  live: KubeObject,
  config: KubeObject,
  options: WriteOptions,
): { object: KubeObject; managers: Managers } {
  const { kind, path } = call;
  try {
    return applyConfiguration(
      live,
      config,
      managersOf(call, live),
      {
        manager: options.fieldManager,
        operation: 'Apply',
        apiVersion: apiVersionOf(kind),
        ...(path.subresource ? { subresource: path.subresource } : {}),
      },
      { ...trackingOf(call), force: options.force },
    );
  } catch (error) {
    throw error instanceof ApplyConflictError
      ? conflictError(error.conflicts)
      : error;
  }
}

/** An object that nobody's ownership is recorded of belongs to whoever was there before the first apply. */
function managersOf(call: ApiCall, live: KubeObject): Managers {
  const managers = decodeManagers(live.metadata.managedFields);
  if (managers.size > 0 || live.metadata.uid === undefined) {
    return managers;
  }
  const tracking = trackingOf(call);
  const before = {
    manager: 'before-first-apply',
    operation: 'Update' as const,
    apiVersion: apiVersionOf(call.kind),
    time: timestamp(call.context.clock),
    fields: ownable(toFieldSet(live, call.kind.schema), {
      hasStatus: tracking.hasStatus,
    }),
  };
  return new Map([[keyOf(before), before]]);
}

/** The configuration in the body. Throws what Kubernetes answers to one that cannot be applied. */
function configurationOf(call: ApiCall): KubeObject {
  const { kind, path, query } = call;
  if (!query.get('fieldManager')) {
    throw invalid({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: is required for apply patch',
        field: 'fieldManager',
      },
    ]);
  }
  const raw = parseBody(call.body, APPLY_TYPE);
  const config = decodeObject(call, raw);
  if (config.metadata.managedFields) {
    throw badRequest('metadata.managedFields must be nil');
  }
  const errors = typeErrors(config, kind.schema);
  if (errors.length > 0) {
    const name = `${namespaceIn(raw)}/${path.name}`;
    const gvk = `${apiVersionOf(kind)}, Kind=${kind.kind}`;
    throw new ApiError(
      500,
      '',
      `failed to create typed patch object (${name}; ${gvk}): ${
        errors.length === 1 ? errors[0] : `errors:\n  ${errors.join('\n  ')}`
      }`,
    );
  }
  return { ...config, metadata: { ...config.metadata, name: path.name } };
}

/** The namespace a configuration names itself, which need not be any. */
function namespaceIn(raw: unknown): string {
  const metadata = isRecord(raw) ? raw.metadata : undefined;
  return isRecord(metadata) ? String(metadata.namespace ?? '') : '';
}
