import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { DEFAULT_PRICES } from 'backstage-plugin-dapr-vcluster-common/savings';
import { hostPrices } from './hostPrices';
import { OpenCost } from './OpenCost';
import { DAY_MS } from '../../platform/milliseconds';

const NOON = Date.UTC(2026, 10, 20, 12);
const WINDOW = '2026-11-13T00:00:00Z,2026-11-20T00:00:00Z';
const GIB = 2 ** 30;
const HOURS = 168;

/** One node of 4 cores and 16 GiB less 10 %, a disk, the fee of the cluster. */
const ASSETS = {
  code: 200,
  data: [
    {
      'GCP/node-1': {
        type: 'Node',
        minutes: HOURS * 60,
        cpuCoreHours: 4 * HOURS,
        ramByteHours: 16 * GIB * HOURS,
        cpuCost: 20,
        ramCost: 10,
        gpuCost: 0,
        discount: 0.1,
        adjustment: 0,
        totalCost: 27,
      },
      'GCP/disk': {
        type: 'Disk',
        storageClass: 'standard',
        minutes: HOURS * 60,
        byteHours: 100 * GIB * HOURS,
        totalCost: 1.68,
      },
      'GCP/local': {
        type: 'Disk',
        storageClass: '__local__',
        byteHours: 1_000 * GIB * HOURS,
        totalCost: 500,
      },
      fee: {
        type: 'ClusterManagement',
        minutes: HOURS * 60,
        totalCost: 16.8,
      },
    },
  ],
};

const ALLOCATION = {
  code: 200,
  data: [
    {
      'vcluster-a': { name: 'vcluster-a', minutes: HOURS * 60, totalCost: 8.4 },
      // A day old.
      'vcluster-b': { name: 'vcluster-b', minutes: 24 * 60, totalCost: 2.4 },
    },
  ],
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const json =
  (value: unknown): Answer =>
  (_request, response) =>
    response.end(JSON.stringify(value));

describe('OpenCost', () => {
  let server: Server;
  let url: string;
  let answer: Record<string, Answer>;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization ?? ''}`);
      const path = new URL(request.url!, 'http://x').pathname;
      answer[path](request, response);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked.length = 0;
    answer = { '/assets': json(ASSETS), '/allocation': json(ALLOCATION) };
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const start = (given: { now?: () => number; timeoutMs?: number } = {}) =>
    new OpenCost([{ host: 'h', url, authorization: 'Bearer s3cret' }], {
      now: () => NOON,
      ...given,
    });

  it('tells prices of a month, and what namespaces cost', async () => {
    const openCost = start();
    await openCost.refresh();
    const found = openCost.of('h');
    if (found?.state !== 'known') {
      throw new Error(found?.reason);
    }
    // 27 of 30 was charged: 18 for 672 core-hours, 9 for 2,688 GiB-hours.
    expect(found.value.prices).toEqual({
      cpu: Number(((18 / 672) * 730).toPrecision(4)),
      memory: Number(((9 / 2_688) * 730).toPrecision(4)),
      storage: 0.073,
      controlPlane: 73,
    });
    expect(found.value.namespaces.get('vcluster-a')).toBeCloseTo(36.5, 9);
    expect(found.value.namespaces.get('vcluster-b')).toBeCloseTo(73, 9);
    expect(asked[0]).toBe(
      `/assets?${new URLSearchParams({
        window: WINDOW,
        accumulate: 'true',
      })} Bearer s3cret`,
    );
    expect(asked[1]).toContain('aggregate=namespace');
    expect(openCost.of('other')).toBe(undefined);
  });

  it('asks once for the same days', async () => {
    let now = NOON;
    const openCost = start({ now: () => now });
    await openCost.refresh();
    await openCost.refresh();
    expect(asked).toHaveLength(2);
    now += DAY_MS;
    await openCost.refresh();
    expect(asked).toHaveLength(4);
  });

  it('takes the answer of an older version, one set without a list', async () => {
    answer['/assets'] = json({ code: 200, data: ASSETS.data[0] });
    const openCost = start();
    await openCost.refresh();
    expect(openCost.of('h')?.state).toBe('known');
  });

  it.each<[string, Answer, string]>([
    [
      'is down',
      request => request.socket.destroy(),
      '/assets cannot be reached',
    ],
    [
      'refuses',
      (_request, response) => response.writeHead(503).end('s3cret'),
      '/assets answers 503',
    ],
    [
      'answers text',
      (_request, response) => response.end('<html>'),
      'its answer is no JSON',
    ],
    ['answers nonsense', json({ data: [{ x: { type: 3 } }] }), 'documentation'],
    ['answers nothing', json({}), 'documentation'],
    [
      'counts backwards',
      json({
        data: [{ x: { type: 'Node', totalCost: 1, cpuCoreHours: -4 } }],
      }),
      'documentation',
    ],
    [
      'has a negative total',
      json({
        data: [
          {
            x: {
              type: 'Node',
              totalCost: -5,
              cpuCost: 1,
              ramCost: 1,
              cpuCoreHours: 2,
              ramByteHours: 2,
            },
          },
        ],
      }),
      'the cpu price that follows is negative',
    ],
    [
      'counts more than any number',
      json({
        data: ['x', 'y'].map(name => ({
          [name]: { type: 'Disk', totalCost: 1e308, byteHours: 2 ** 30 },
        })),
      }),
      'the storage price that follows is larger than any number',
    ],
    [
      'reports an error as an answer',
      json({ code: 500, status: 'error', data: 'no data for this window' }),
      'documentation',
    ],
    [
      'redirects',
      (_request, response) =>
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      '/assets redirects, which is not followed',
    ],
  ])('is unknown when it %s, and says why', async (_, wrong, reason) => {
    answer['/assets'] = wrong;
    const openCost = start();
    expect(openCost.of('h')).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('has not been asked yet'),
    });
    await openCost.refresh();
    const found = openCost.of('h');
    expect(found).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining(reason),
    });
    expect(JSON.stringify(found)).not.toContain('s3cret');
    // A list price does not stand in for it.
    const prices = hostPrices(DEFAULT_PRICES, found);
    expect(prices.cpu).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining(reason),
    });
  });

  it('is unknown when it is too slow', async () => {
    answer['/assets'] = () => undefined;
    const openCost = start({ timeoutMs: 50 });
    await openCost.refresh();
    expect(openCost.of('h')).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('has not answered within 0.05 s'),
    });
  });

  it('keeps its last answer for two days, and says that it does', async () => {
    let now = NOON;
    const openCost = start({ now: () => now });
    await openCost.refresh();
    answer['/assets'] = (_request, response) => response.writeHead(500).end();
    now += DAY_MS;
    await openCost.refresh();
    expect(openCost.of('h')).toMatchObject({
      state: 'known',
      value: {
        detail: expect.stringContaining(
          'it cannot be used at the moment: /assets answers 500',
        ),
      },
    });
    now += 2 * DAY_MS;
    await openCost.refresh();
    expect(openCost.of('h')?.state).toBe('unknown');
  });

  it('what is configured counts, and what it has not counted stays a list price', async () => {
    answer['/assets'] = json({
      data: [{ 'node-1': ASSETS.data[0]['GCP/node-1'] }],
    });
    const openCost = start();
    await openCost.refresh();
    const prices = hostPrices(
      {
        ...DEFAULT_PRICES,
        cpu: {
          state: 'known',
          value: 11,
          source: 'configured',
          detail: 'key',
        },
      },
      openCost.of('h'),
    );
    expect(prices.cpu).toMatchObject({ value: 11, source: 'configured' });
    expect(prices.memory).toMatchObject({
      source: 'opencost',
      detail: `OpenCost, ${WINDOW}`,
    });
    expect(prices.controlPlane).toMatchObject({
      source: 'default',
      detail: expect.stringContaining('OpenCost has counted none'),
    });
  });
});
