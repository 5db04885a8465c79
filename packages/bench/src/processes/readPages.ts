import { Agent, get } from 'node:https';
import { text } from 'node:stream/consumers';
import { Connection } from './connection';
import { Kind } from './kinds';

const PAGE_SIZE = 500;

type Page = { metadata: { continue?: string }; items: unknown[] };

/** Reads a kind page by page and keeps nothing: the least that whoever wants to know all of it has to do. */
export async function readPages(
  { url, caData, token }: Connection,
  { path, labelSelector }: Kind,
  agent: Agent,
): Promise<number> {
  let next: string | undefined;
  let count = 0;
  do {
    const target = new URL(path, url);
    target.searchParams.set('limit', String(PAGE_SIZE));
    if (labelSelector) {
      target.searchParams.set('labelSelector', labelSelector);
    }
    if (next) {
      target.searchParams.set('continue', next);
    }
    const page = await new Promise<Page>((resolve, reject) => {
      get(
        target,
        {
          agent,
          ca: Buffer.from(caData, 'base64'),
          headers: { Authorization: `Bearer ${token}` },
        },
        response => text(response).then(JSON.parse).then(resolve, reject),
      ).on('error', reject);
    });
    count += page.items.length;
    next = page.metadata.continue;
  } while (next);
  return count;
}
