import { cloneDeep, get, set } from 'lodash';
import { mediaType, parseBody } from '../request/body';
import { badRequest, invalid, methodNotAllowed } from '../errors/errors';
import { present } from '../kinds/encode';
import { ScalePaths } from '../kinds/KindInfo';
import { isRecord } from '../meta/json';
import { jsonPatch } from '../patch/jsonPatch';
import { mergePatch } from '../patch/mergePatch';
import { ApiCall, Reply } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { changeObject } from '../writes/changeObject';
import { refuseIfReadOnly } from '../writes/readOnly';
import { writeOptions } from '../context/WriteOptions';
import { existing } from '../context/existing';

/** The scale subresource: replicas of anything scalable, in one shape. */
export async function scale(call: ApiCall): Promise<Reply> {
  const paths = call.kind.scale as ScalePaths;
  const current = existing(call);
  const object = present(call.kind, current.object);
  if (call.verb === 'get') {
    return { code: 200, body: scaleOf(object, paths) };
  }
  refuseIfReadOnly(call);
  const wanted = wantedScale(call, scaleOf(object, paths));
  const replicas: unknown = get(wanted, 'spec.replicas', 0);
  if (!Number.isInteger(replicas) || Number(replicas) < 0) {
    throw invalid(
      { group: 'autoscaling', kind: 'Scale' },
      call.path.name ?? '',
      [
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
          field: 'spec.replicas',
        },
      ],
    );
  }
  const { resourceVersion } = wanted.metadata;
  const changed = set(
    cloneDeep(object),
    pathOf(paths.specReplicasPath),
    replicas,
  );
  changed.metadata.resourceVersion = resourceVersion;
  const stored = await changeObject(call, current, changed, writeOptions(call));
  return { code: 200, body: scaleOf(present(call.kind, stored.object), paths) };
}

function wantedScale(call: ApiCall, current: KubeObject): KubeObject {
  const type = mediaType(call.headers['content-type']);
  const body = parseBody(call.body, type);
  if (call.verb === 'update') {
    if (!isRecord(body) || !isRecord(body.metadata)) {
      throw badRequest('the object provided is unrecognized (must be a Scale)');
    }
    return body as KubeObject;
  }
  if (call.verb !== 'patch') {
    throw methodNotAllowed();
  }
  return type === 'application/json-patch+json'
    ? jsonPatch(current, body)
    : (mergePatch(current, body) as KubeObject);
}

function scaleOf(object: KubeObject, paths: ScalePaths): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const selector = paths.labelSelectorPath
    ? get(object, pathOf(paths.labelSelectorPath))
    : undefined;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: get(object, pathOf(paths.specReplicasPath), 0) },
    status: {
      replicas: get(object, pathOf(paths.statusReplicasPath), 0),
      ...(selector ? { selector: selectorText(selector) } : {}),
    },
  };
}

/** CRDs may keep their selector as text, built-in kinds keep a LabelSelector or a plain map. */
function selectorText(selector: unknown): string {
  if (!isRecord(selector)) {
    return String(selector);
  }
  const labels = isRecord(selector.matchLabels)
    ? selector.matchLabels
    : selector;
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

function pathOf(jsonPath: string): string {
  return jsonPath.replace(/^\./, '');
}
