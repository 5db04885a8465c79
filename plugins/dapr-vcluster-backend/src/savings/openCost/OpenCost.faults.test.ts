import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { escapeRegExp } from 'lodash';
import { DEFAULT_PRICES } from 'backstage-plugin-dapr-vcluster-common/savings';
import { hostPrices } from './hostPrices';
import { OpenCost } from './OpenCost';

const NOON = Date.UTC(2026, 10, 20, 12);
const MIB = 2 ** 20;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const text =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(200, headers).end(body);
const asset = (fields: Record<string, unknown>): Answer =>
  text(JSON.stringify({ code: 200, data: [{ it: fields }] }));
const status =
  (code: number): Answer =>
  (_request, response) =>
    response.writeHead(code).end('s3cret');

const NODE = {
  type: 'Node',
  totalCost: 30,
  cpuCost: 20,
  ramCost: 10,
  cpuCoreHours: 672,
  ramByteHours: 2_688 * 2 ** 30,
};
const without = (key: keyof typeof NODE) => {
  const { [key]: _without, ...rest } = NODE;
  return asset(rest);
};
const DOCUMENTED = 'its answer is not what its documentation describes';
const DAMAGED = /^the answer of \/assets breaks off or is damaged \(\w+\)$/;
/** As large as the limit and a little more, and compressed a thousandth of that. */
const BOMB = gzipSync(Buffer.alloc(40 * MIB, ' '));

/** More and more, until the other side has had enough. */
const endless =
  (chunk: Buffer): Answer =>
  (_request, response) => {
    const send = () => {
      let goesOn = true;
      while (goesOn) {
        goesOn = !response.destroyed && response.write(chunk);
      }
    };
    response.on('drain', send);
    response.writeHead(200);
    send();
  };

/** Something all the time, and never all of it. */
const dripping: Answer = (_request, response) => {
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(timer));
};

describe('an OpenCost that', () => {
  let server: Server;
  let url: string;
  let answer: Record<string, Answer>;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = new URL(request.url!, 'http://x').pathname;
      answer[path](request, response);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    answer = {
      '/assets': asset(NODE),
      '/allocation': text('{"code":200,"data":[{}]}'),
    };
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = async (timeoutMs = 10_000) => {
    const openCost = new OpenCost(
      [{ host: 'h', url, authorization: 'Bearer s3cret' }],
      { now: () => NOON, timeoutMs },
    );
    await openCost.refresh();
    return openCost.of('h')!;
  };
  const reasonOf = async (timeoutMs?: number): Promise<string> => {
    const found = await ask(timeoutMs);
    if (found.state === 'known') {
      throw new Error(`it is known: ${JSON.stringify(found.value.prices)}`);
    }
    // No list price stands in for any of them.
    const { cpu, memory, storage, controlPlane } = hostPrices(
      DEFAULT_PRICES,
      found,
    );
    expect(
      [cpu, memory, storage, controlPlane].map(({ state }) => state),
    ).toEqual(Array(4).fill('unknown'));
    expect(found.reason).not.toContain('s3cret');
    return found.reason
      .replace(`OpenCost at ${url} cannot be used: `, '')
      .slice(0, -1);
  };

  it('answers with one node is known', async () => {
    expect(await ask()).toMatchObject({
      state: 'known',
      value: { prices: { cpu: expect.closeTo(21.73, 2) } },
    });
  });

  it.each<[string, Answer, string | RegExp]>([
    [
      'answers with a page for people',
      text('<!doctype html><title>Sign in</title>', {
        'content-type': 'text/html',
      }),
      'its answer is no JSON',
    ],
    [
      'writes NaN as Python does',
      text('{"code":200,"data":[{"it":{"type":"Node","totalCost":NaN}}]}'),
      'its answer is no JSON',
    ],
    [
      'writes NaN as it does itself',
      asset({ ...NODE, cpuCost: null }),
      DOCUMENTED,
    ],
    [
      'counts more than any number',
      text('{"code":200,"data":[{"it":{"type":"Node","totalCost":1e999}}]}'),
      DOCUMENTED,
    ],
    [
      'writes numbers as texts',
      asset({ ...NODE, totalCost: '30' }),
      DOCUMENTED,
    ],
    ['pays for a node', asset({ ...NODE, ramCost: -10 }), DOCUMENTED],
    ['tells no total', without('totalCost'), DOCUMENTED],
    [
      'tells no cost of CPU',
      without('cpuCost'),
      'an asset of type Node has no cpuCost',
    ],
    [
      'tells no hours of memory',
      without('ramByteHours'),
      'an asset of type Node has no ramByteHours',
    ],
    [
      'tells no size of a disk',
      asset({ type: 'Disk', totalCost: 3, storageClass: 'fast' }),
      'an asset of type Disk has no byteHours',
    ],
    [
      'tells no time of a fee',
      asset({ type: 'ClusterManagement', totalCost: 3 }),
      'an asset of type ClusterManagement has no minutes',
    ],
    [
      'fails with an answer',
      text('{"code":500,"data":null,"message":"no data"}'),
      DOCUMENTED,
    ],
    [
      'nests lists without end',
      text(`{"data":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
      DOCUMENTED,
    ],
    ['answers nothing', status(204), 'its answer is no JSON'],
    ['wants to be logged in to', status(401), '/assets answers 401'],
    ['is behind a broken proxy', status(502), '/assets answers 502'],
    [
      'redirects elsewhere',
      (_request, response) =>
        response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      '/assets redirects, which is not followed; configure the address that it redirects to',
    ],
    [
      'breaks off in the text',
      text('{"code":200,"data":[{"it":{"ty'),
      'its answer is no JSON',
    ],
    [
      'breaks off in the connection',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"code":200,', () => response.destroy());
      },
      DAMAGED,
    ],
    [
      'has a damaged compression',
      text('{"code":200}', { 'content-encoding': 'gzip' }),
      DAMAGED,
    ],
    [
      'sends a little that becomes much',
      text(BOMB, { 'content-encoding': 'gzip' }),
      'its answer has more than 32 MiB',
    ],
    [
      'never stops',
      endless(Buffer.alloc(MIB, ' ')),
      'its answer has more than 32 MiB',
    ],
  ])('%s makes prices unknown, and is said', async (_, wrong, reason) => {
    answer['/assets'] = wrong;
    expect(await reasonOf()).toMatch(
      typeof reason === 'string'
        ? new RegExp(`^${escapeRegExp(reason)}$`)
        : reason,
    );
  });

  it('drips makes prices unknown, and is said', async () => {
    answer['/assets'] = dripping;
    expect(await reasonOf(100)).toBe('/assets has not answered within 0.1 s');
  });

  it.each<[string, Answer, string]>([
    ['fails', status(500), '/allocation answers 500'],
    ['counts negative time', allocation({ minutes: -1 }), DOCUMENTED],
    ['tells no cost', allocation({ minutes: 1 }), DOCUMENTED],
  ])('of which the allocation %s', async (_, wrong, reason) => {
    answer['/allocation'] = wrong;
    expect(await reasonOf()).toBe(reason);
  });

  function allocation(fields: Record<string, unknown>): Answer {
    return asset({ name: 'vcluster-a', ...fields });
  }
});
