import express from 'express';
import request from 'supertest';
import { sendSnapshot } from './etag';

/** A snapshot that counts how often it is serialized. */
function snapshot(revision: string, unknown: object[] = []) {
  const serialized = jest.fn(() => ['a']);
  const observedAt = new Date().toISOString();
  const freshness = { revision, observedAt, unknown };
  return { serialized, body: { items: { toJSON: serialized }, freshness } };
}

function get(body: object, etag = '') {
  const app = express();
  app.get('/', (req, res) => sendSnapshot(req, res, body));
  return request(app).get('/').set('If-None-Match', etag);
}

describe('sendSnapshot', () => {
  it('serializes a snapshot with a revision once', async () => {
    const { body, serialized } = snapshot('one');
    const answer = await get(body);
    expect(answer.status).toBe(200);
    expect(answer.body.items).toEqual(['a']);
    expect(serialized).toHaveBeenCalledTimes(1);
  });

  it('does not serialize a snapshot that the caller has', async () => {
    const { etag } = (await get(snapshot('one').body)).headers;
    const { body, serialized } = snapshot('one');
    expect((await get(body, etag)).status).toBe(304);
    expect(serialized).not.toHaveBeenCalled();
  });

  it('sends a new ETag for another revision, and for a kind that is no longer seen', async () => {
    const { etag } = (await get(snapshot('one').body)).headers;
    expect((await get(snapshot('two').body, etag)).status).toBe(200);
    const unknown = [{ kind: 'pods', state: 'stale', since: 'now' }];
    expect((await get(snapshot('one', unknown).body, etag)).status).toBe(200);
  });

  it('compares the content of a snapshot without a revision', async () => {
    const body = (observedAt: string) => ({ secrets: { observedAt } });
    const { etag } = (await get(body('1'))).headers;
    expect((await get(body('2'), etag)).status).toBe(304);
    expect((await get({ secrets: { value: 1 } }, etag)).status).toBe(200);
  });
});
