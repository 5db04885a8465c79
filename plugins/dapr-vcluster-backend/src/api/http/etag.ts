import { Freshness } from 'backstage-plugin-dapr-vcluster-common';
import type { Request, Response } from 'express';
import { revisionOf, revisionOfText } from '../../inventory/revision';

const CACHE = 'private, no-cache';

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
  const known = tagOfRevision(body);
  if (known) {
    response.setHeader('ETag', known);
    if (request.fresh) {
      response.setHeader('Cache-Control', CACHE);
      response.status(304).end();
      return;
    }
  }
  const text = JSON.stringify(body);
  if (!known) {
    response.setHeader('ETag', tagOf(revisionOfText(text)));
  }
  response.setHeader(
    'Cache-Control',
    text.length < SMALL ? `${CACHE}, no-transform` : CACHE,
  );
  if (request.fresh) {
    response.status(304).end();
  } else {
    response.type('json').send(text);
  }
}

/** A snapshot with a revision is not serialized and hashed once more: the revision covers all but its age. */
function tagOfRevision(body: {
  freshness?: Partial<Freshness>;
}): string | undefined {
  const { freshness } = body;
  return freshness?.revision === undefined
    ? undefined
    : tagOf(revisionOf(freshness));
}

function tagOf(revision: string): string {
  return `W/"${revision}"`;
}
