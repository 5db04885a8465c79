import { Request } from 'express';

/** Paths are short; anything longer is not one of ours. */
const MAX_URL = 500;

/**
 * The request as the audit log sees it: without its query, which may contain a text that was searched for. `isAnonymous`
 * leaves out credentials that are not valid: the auditor would fail on them instead of recording the attempt.
 */
export function auditedRequest(
  request: Request,
  { isAnonymous }: { isAnonymous: boolean },
): Request {
  const [path] = request.originalUrl.split(/[?#]/, 1);
  const { authorization, cookie, ...headers } = request.headers;
  return Object.create(request, {
    originalUrl: { value: path.slice(0, MAX_URL), enumerable: true },
    ...(isAnonymous && { headers: { value: headers, enumerable: true } }),
  });
}
