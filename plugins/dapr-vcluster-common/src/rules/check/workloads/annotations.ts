import { ANNOTATION_DAPR_ENABLED } from '../../injection';
import { closestName } from '../../text/closestName';
import { JsonMap, ObjectPath } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { DAPR_PREFIX } from '../model/podTemplate';
import { ANNOTATION_NAMES } from './names';

const TRUTHY = /^(y|yes|true|t|on|1)$/i;
const FALSY = /^(n|no|false|f|off|0)$/i;

/** Annotations of Dapr that are no text, have an unknown name, or switch injection on in words it no longer takes. */
export function annotationFindings(
  annotations: JsonMap,
  path: ObjectPath,
): ObjectFinding[] {
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(DAPR_PREFIX))
    .flatMap(([key, value]) => {
      const at = [...path, key];
      if (key === ANNOTATION_DAPR_ENABLED) {
        return enabledFindings(value, at);
      }
      return [...textFindings(key, value, at), ...nameFindings(key, at)];
    });
}

function textFindings(key: string, value: unknown, path: ObjectPath) {
  if (typeof value === 'string') {
    return [];
  }
  const scalar = typeof value === 'number' || typeof value === 'boolean';
  return [
    objectFinding('G12/annotation', 'error', {
      path,
      title: `${key} is not a text, so that the object is refused`,
      fix: 'Put it in quotes',
      ...(scalar && {
        edit: { operations: [{ op: 'set', path, value: String(value) }] },
      }),
    }),
  ];
}

function nameFindings(key: string, path: ObjectPath) {
  const name = key.slice(DAPR_PREFIX.length);
  if (ANNOTATION_NAMES.has(name)) {
    return [];
  }
  const near = closestName(name, [...ANNOTATION_NAMES]);
  return [
    objectFinding('G12/annotation', 'warning', {
      path,
      title: `Dapr has no annotation ${key}; it would be ignored`,
      fix: near
        ? `Did you mean "${DAPR_PREFIX}${near}"?`
        : 'Remove it, or see the reference for the names there are',
    }),
  ];
}

/** Dapr 1.17.4 and newer take nothing but "true"; `yes` and `on` without quotes are no text at all. */
function enabledFindings(value: unknown, path: ObjectPath) {
  if (value === 'true' || value === 'false') {
    return [];
  }
  const text = String(value);
  const meant = TRUTHY.test(text) ? 'true' : FALSY.test(text) && 'false';
  return [
    objectFinding('G12/enabled', 'error', {
      path,
      title: `${ANNOTATION_DAPR_ENABLED} is not the text "true", so that the pod starts without a sidecar or not at all`,
      fix: `Write ${ANNOTATION_DAPR_ENABLED}: "true"`,
      ...(meant && {
        edit: { operations: [{ op: 'set', path, value: meant }] },
      }),
    }),
  ];
}
