import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { until } from '../../contract/until';
import { sendLog } from './sendLog';

const folder = mkdtempSync(join(tmpdir(), 'send-log-'));
const path = join(folder, 'daprd.log');
beforeEach(() => writeFileSync(path, 'one\ntwo\nthree\n'));
afterAll(() => rmSync(folder, { recursive: true }));

async function sent(query: string) {
  const stream = new PassThrough();
  await sendLog(path, new URLSearchParams(query), stream);
  return readAll(stream);
}

describe('sendLog', () => {
  it.each([
    ['', 'one\ntwo\nthree\n'],
    ['tailLines=2', 'two\nthree\n'],
    ['tailLines=0', ''],
    ['tailLines=9', 'one\ntwo\nthree\n'],
    ['limitBytes=5', 'one\nt'],
    ['tailLines=2&limitBytes=5', 'two\nt'],
  ])('with %j', async (query, expected) => {
    expect(await sent(query)).toBe(expected);
  });

  it('goes on with what is added, until another log takes its place', async () => {
    const stream = new PassThrough();
    let seen = '';
    let ended = false;
    stream.on('data', chunk => (seen += chunk)).on('end', () => (ended = true));
    const query = new URLSearchParams('follow=true&tailLines=1');
    await sendLog(path, query, stream);
    appendFileSync(path, 'four\n');
    await until('the line', async () => seen === 'three\nfour\n');
    renameSync(path, `${path}.previous`);
    writeFileSync(path, 'of the next run\n');
    await until('its end', async () => ended);
    expect(seen).toBe('three\nfour\n');
  });
});
