import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { assertIndexFits } from './chartIndex';

const MIB = 1024 * 1024;
const PART = Buffer.alloc(64 * 1024, 'a: b\n');

let server: Server;
let sent = 0;
afterEach(
  () =>
    new Promise(resolve => {
      server.closeAllConnections();
      server.close(resolve);
    }),
);

async function repository(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/charts/`;
}

/** A text of many bytes, as fast as it is taken. */
function* text(bytes: number) {
  for (sent = 0; sent < bytes; sent += PART.length) {
    yield PART;
  }
}

it.each<[string, RequestListener]>([
  ['plain', (_, res) => Readable.from(text(1024 * MIB)).pipe(res)],
  [
    'compressed',
    (_, res) => {
      res.setHeader('content-encoding', 'gzip');
      Readable.from(text(1024 * MIB))
        .pipe(createGzip())
        .pipe(res);
    },
  ],
])(
  'ends early at an index of 1 GB: %s',
  async (__, answer) => {
    const url = await repository(answer);
    await expect(assertIndexFits(url)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('index.yaml has more than 64 MiB'),
      details: {
        field: 'daprVcluster.helm.chartRepository',
        value: url,
        fix: expect.any(String),
      },
    });
    // What is read ahead counts, too.
    expect(sent).toBeLessThan(512 * MIB);
  },
  60_000,
);

it('does not wait for an index without an end', async () => {
  const url = await repository((_, res) => res.write('apiVersion: v1\n'));
  await expect(
    assertIndexFits(url, { bytes: MIB, answerMs: 5_000, readMs: 100 }),
  ).rejects.toThrow('index.yaml did not end within 0.1 s');
});

it('reads what fits once, from index.yaml', async () => {
  const paths: unknown[] = [];
  const url = await repository((req, res) => {
    paths.push(req.url);
    res.end('apiVersion: v1\nentries: {}\n');
  });
  await assertIndexFits(url);
  await assertIndexFits(url);
  expect(paths).toEqual(['/charts/index.yaml']);
});

it.each<[string, RequestListener]>([
  ['says 404', (_, res) => res.writeHead(404).end('no')],
  ['hangs up', req => req.destroy()],
  ['says nothing', () => {}],
])('leaves to Helm a repository that %s', async (_, answer) => {
  const url = await repository(answer);
  await expect(
    assertIndexFits(url, { bytes: MIB, answerMs: 100, readMs: 100 }),
  ).resolves.toBeUndefined();
});

it('leaves registries to Helm', async () => {
  server = createServer();
  await expect(
    assertIndexFits('oci://registry.example.com/charts'),
  ).resolves.toBeUndefined();
});
