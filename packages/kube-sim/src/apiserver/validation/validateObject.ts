import { isEqual } from 'lodash';
import { StatusCause } from '../errors/ApiError';
import { invalid } from '../errors/errors';
import { KindInfo } from '../kinds/KindInfo';
import { validateAgainst } from '../schema/validate';
import { KubeObject } from '../meta/types';
import { builtinCauses } from './builtin';
import { metadataCauses } from './metadata';

/** Throws 422 with every violation; an update is validated only for what it changes in the metadata. */
export function validateObject(
  kind: KindInfo,
  object: KubeObject,
  before?: KubeObject,
): void {
  const sameMetadata =
    before !== undefined && isEqual(shown(object), shown(before));
  const causes: StatusCause[] = [
    ...(sameMetadata ? [] : metadataCauses(kind, object.metadata)),
    ...(kind.custom && kind.schema
      ? validateAgainst(kind.schema, object)
      : builtinCauses(object, before)),
  ];
  if (causes.length > 0) {
    throw invalid(kind, object.metadata.name ?? '', causes);
  }
}

function shown({ metadata }: KubeObject): object {
  return [metadata.labels, metadata.annotations, metadata.ownerReferences];
}
