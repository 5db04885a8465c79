import { cloneDeep } from 'lodash';
import { applyBuiltinDefaults } from '../defaults/applyBuiltinDefaults';
import { ApiError } from '../errors/ApiError';
import { KindInfo } from '../kinds/KindInfo';
import { applyDefaults } from '../schema/defaults';
import { dropEmpty } from '../schema/dropEmpty';
import { prune } from '../schema/prune';
import { decodeTypeError } from '../schema/typeErrors';
import { KubeObject } from '../meta/types';
import { FieldValidation } from '../context/WriteOptions';

/** An object that is none of its kind: 400 on its own, something else as the result of a patch. */
export class DecodeError extends ApiError {
  readonly why: string;

  constructor(kind: KindInfo, why: string) {
    super(
      400,
      'BadRequest',
      `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${why}`,
    );
    this.why = why;
  }
}

/**
 * A copy of an object in its kind's form: unknown fields gone, defaults filled in.
 * Throws 400 for unknown fields when validation is strict, and for values that a built-in type cannot hold.
 * @param warnings - gets a line per unknown field when validation warns
 */
export function conform(
  kind: KindInfo,
  sent: KubeObject,
  validation: FieldValidation,
  warnings: string[],
): KubeObject {
  const object = cloneDeep(sent);
  const unknown = (kind.schema ? prune(object, kind.schema) : []).map(
    path => `unknown field ${JSON.stringify(path)}`,
  );
  if (unknown.length > 0 && validation === 'Strict') {
    throw new DecodeError(kind, `strict decoding error: ${unknown.join(', ')}`);
  }
  if (validation === 'Warn') {
    warnings.push(...unknown);
  }
  if (kind.custom) {
    if (kind.schema) {
      applyDefaults(object, kind.schema);
    }
    return object;
  }
  const mismatch =
    kind.schema && decodeTypeError(object, kind.schema, kind.kind);
  if (mismatch) {
    throw new DecodeError(kind, mismatch);
  }
  if (kind.schema) {
    dropEmpty(object, kind.schema);
  }
  applyBuiltinDefaults(object);
  return object;
}
