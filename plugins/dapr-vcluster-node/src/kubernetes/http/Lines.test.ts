import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { Lines } from './Lines';

const linesOf = (body: PassThrough) => new Lines(body, line => line);

async function all(lines: Lines<string>): Promise<string[]> {
  const seen: string[] = [];
  for await (const line of lines) {
    seen.push(line);
  }
  return seen;
}

it('reads lines however they are cut, to the last one without an end', async () => {
  const body = new PassThrough();
  const seen = all(linesOf(body));
  const text = Buffer.from('one\n\ntwö\nthree\nfour');
  for (const byte of text) {
    body.write(Buffer.from([byte]));
  }
  body.end();
  await expect(seen).resolves.toEqual(['one', 'twö', 'three', 'four']);
});

it('reads what comes at once, and nothing of an empty answer', async () => {
  const body = new PassThrough();
  const seen = all(linesOf(body));
  const many = Array.from({ length: 10_000 }, (_, index) => `line ${index}`);
  body.end(many.join('\n'));
  await expect(seen).resolves.toEqual(many);
  const empty = new PassThrough();
  empty.end();
  await expect(all(linesOf(empty))).resolves.toEqual([]);
});

it('hands out what had come before a connection breaks, then says so', async () => {
  const body = new PassThrough();
  const lines = linesOf(body);
  body.write('one\ntwo\nthr');
  await expect(lines.next()).resolves.toEqual({ value: 'one' });
  body.destroy();
  await expect(lines.next()).resolves.toEqual({ value: 'two' });
  await expect(lines.next()).rejects.toMatchObject({ reason: 'Unreachable' });
  await expect(lines.next()).resolves.toMatchObject({ done: true });
});

it('ends when the answer was over before anybody read it', async () => {
  const broken = new PassThrough();
  broken.destroy();
  await once(broken, 'close');
  await expect(linesOf(broken).next()).rejects.toMatchObject({
    reason: 'Unreachable',
  });

  const failed = new PassThrough();
  failed.destroy(Object.assign(new Error(), { code: 'ECONNRESET' }));
  await expect(once(failed, 'close')).rejects.toThrow();
  await expect(linesOf(failed).next()).rejects.toThrow('ECONNRESET');

  const ended = new PassThrough();
  ended.end();
  await once(ended.resume(), 'end');
  await expect(all(linesOf(ended))).resolves.toEqual([]);
});

it('drops the connection when the reader leaves', async () => {
  const body = new PassThrough();
  body.write('one\ntwo\n');
  for await (const line of linesOf(body)) {
    expect(line).toBe('one');
    break;
  }
  expect(body.destroyed).toBe(true);
});

it('takes no more than it can hand out', async () => {
  const body = new PassThrough({ highWaterMark: 10 });
  const lines = linesOf(body);
  body.write('one\n');
  await lines.next();
  while (body.write('a line\n')) {
    await new Promise(resolve => setImmediate(resolve));
  }
  expect(body.writableNeedDrain).toBe(true);
  await expect(lines.next()).resolves.toEqual({ value: 'a line' });
});

it('ends with what a line cannot be read for, and drops the connection', async () => {
  const body = new PassThrough();
  const lines = new Lines(body, line => JSON.parse(line));
  body.write('{"a":1}\nnonsense\n');
  await expect(lines.next()).resolves.toEqual({ value: { a: 1 } });
  await expect(lines.next()).rejects.toThrow(SyntaxError);
  expect(body.destroyed).toBe(true);
});

it('gives up a line that does not end', async () => {
  const endless = new Readable({
    read() {
      this.push(Buffer.alloc(1024 * 1024, 'x'));
    },
  });
  const lines = new Lines(endless, line => line);
  await expect(lines.next()).rejects.toMatchObject({ reason: 'TooLarge' });
  expect(endless.destroyed).toBe(true);
});
