import { cloneDeep } from 'lodash';
import { applyPatch, Operation } from 'rfc6902';
import { ApiError } from '../errors/ApiError';
import { badRequest } from '../errors/errors';

/** RFC 6902 on a copy of `target`; throws 400 for what is no patch and 422 for one that does not fit. */
export function jsonPatch<T extends object>(target: T, patch: unknown): T {
  if (!Array.isArray(patch)) {
    throw badRequest(
      'error decoding patch: a JSON patch is a list of operations',
    );
  }
  const result = cloneDeep(target);
  const failure = applyPatch(result, patch as Operation[]).find(Boolean);
  if (failure) {
    throw new ApiError(
      422,
      'Invalid',
      'the server rejected our request due to an error in our request',
      {},
    );
  }
  return result;
}
