import type { Request, Response } from 'express';
import { revisionOf } from '../index/revision';

/**
 * Sends a snapshot with an ETag over its content, or 304 when the caller has it. When it was observed is not
 * content: an unchanged host does not make an answer new.
 */
export function sendSnapshot(
  request: Request,
  response: Response,
  body: object,
): void {
  const content = JSON.parse(
    JSON.stringify(body, (key, value) =>
      key === 'observedAt' ? undefined : value,
    ),
  );
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('ETag', `W/"${revisionOf(content)}"`);
  if (request.fresh) response.status(304).end();
  else response.json(body);
}
