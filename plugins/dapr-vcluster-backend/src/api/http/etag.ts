import type { Request, Response } from 'express';
import { digestOf } from '../../inventory/revision';

/** When something was observed is not content. Inside a text the quotes would be escaped. */
const OBSERVED = /"observedAt":"[^"]*"/g;

/**
 * Below this many characters compressing takes longer than it saves: all of it fits into the first packets of a
 * connection (ten of some 1,400 bytes, RFC 6928).
 */
const SMALL = 8 * 1024;

/**
 * Sends a snapshot with an ETag over its content, or 304 when the caller has it. When it was observed is not
 * content: an unchanged host does not make an answer new.
 */
export function sendSnapshot(
  request: Request,
  response: Response,
  body: object,
): void {
  const text = JSON.stringify(body);
  response.setHeader(
    'Cache-Control',
    text.length < SMALL
      ? 'private, no-cache, no-transform'
      : 'private, no-cache',
  );
  response.setHeader('ETag', `W/"${digestOf(text.replace(OBSERVED, ''))}"`);
  if (request.fresh) {
    response.status(304).end();
  } else {
    response.type('json').send(text);
  }
}
