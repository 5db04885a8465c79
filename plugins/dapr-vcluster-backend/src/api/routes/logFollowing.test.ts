import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DaprVclusterClient,
  LogEvent,
  logReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { ApiError } from 'dapr-vcluster-kube-sim';
import { LogHost } from '../../__testUtils__/LogHost';
import { TestPortal } from '../../__testUtils__/TestPortal';
import { until } from '../../__testUtils__/until';

const REF = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
const DAPRD = { namespace: 'default', pod: 'shop-a', container: 'daprd' };

describe('following a log', () => {
  let host: LogHost;
  let portal: TestPortal;
  let client: DaprVclusterClient;
  const auditor = mockServices.auditor.mock();

  const nobodyFollows = () => (host.following.size === 0 ? true : undefined);

  beforeAll(async () => {
    host = await LogHost.start();
    portal = await TestPortal.start(
      [{ name: 'sandbox', server: host.server }],
      ({ name }, user) => ({
        result:
          user === 'user:default/reader' && name === logReadPermission.name
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
      [auditor.factory],
      { logs: { followsPerUser: 2 } },
    );
    client = new DaprVclusterClient({
      discoveryApi: {
        getBaseUrl: async id => `${portal.address}/api/${id}`,
      },
    });
  }, 180_000);
  afterAll(async () => {
    await portal?.stop();
    await host?.server.close();
  });
  beforeEach(() => {
    host.written.daprd = [];
    host.refusal = undefined;
    auditor.createEvent.mockClear();
  });
  afterEach(async () => {
    host.end();
    await until('nothing to be followed', async () => nobodyFollows());
  });

  function follow(user = 'user:default/pat', signal?: AbortSignal) {
    const token = mockCredentials.user.token(user);
    return client.followLog(REF, DAPRD, {}, { token, signal });
  }

  /** Events until one is as wanted. */
  async function seen(
    events: AsyncGenerator<LogEvent>,
    wanted: (all: LogEvent[]) => boolean,
  ): Promise<LogEvent[]> {
    const all: LogEvent[] = [];
    while (!wanted(all)) {
      const { value, done } = await events.next();
      if (done) {
        break;
      }
      all.push(value);
    }
    return all;
  }

  const textsOf = (events: LogEvent[]) =>
    events.flatMap(event =>
      event.type === 'lines' ? event.lines.map(({ text }) => text) : [],
    );
  const hasLines = (count: number) => (events: LogEvent[]) =>
    textsOf(events).length >= count;

  it('shows what there is, then every new line without its secrets, and ends on the host when the reader leaves', async () => {
    host.write('daprd', 'before');
    const events = follow();
    const first = await seen(events, hasLines(1));
    expect(first[0]).toMatchObject({
      type: 'head',
      container: 'daprd',
      redaction: 'patterns-and-values',
    });
    expect(textsOf(first)).toEqual(['before']);
    host.write('daprd', 'now blue canary a');
    expect(textsOf(await seen(events, hasLines(1)))).toEqual(['now [hidden]']);
    expect(host.following.size).toBe(1);
    await events.return(undefined);
    await until('the host to be left alone', async () => nobodyFollows());
    const [event] = await Promise.all(
      auditor.createEvent.mock.results.map(({ value }) => value),
    );
    await until('the audit event', async () =>
      event.success.mock.calls.length > 0 ? true : undefined,
    );
    expect(event.success).toHaveBeenCalledWith({
      meta: { lines: 2, dropped: 0, ended: 'gone' },
    });
    expect(auditor.createEvent.mock.calls[0][0]).toMatchObject({
      eventId: 'log-read',
      meta: { container: 'daprd', follow: true },
    });
  });

  it('begins although the container is silent, and ends with the signal', async () => {
    const controller = new AbortController();
    const events = follow(undefined, controller.signal);
    expect(await seen(events, all => all.length === 1)).toMatchObject([
      { type: 'head' },
    ]);
    controller.abort();
    await expect(events.next()).rejects.toThrow(/abort/i);
    await until('the host to be left alone', async () => nobodyFollows());
  });

  it('tells when the container has ended', async () => {
    host.write('daprd', 'last words');
    const events = follow();
    await seen(events, hasLines(1));
    host.end();
    expect(await seen(events, () => false)).toEqual([
      {
        type: 'end',
        reason: 'container',
        message: 'The container has ended, or its host has closed the log.',
      },
    ]);
  });

  it('tells how many lines were left out of a flood', async () => {
    const events = follow();
    await seen(events, all => all.length === 1);
    const count = 40_000;
    for (let line = 0; line < count; line++) {
      host.written.daprd.push(`line ${line}`);
    }
    host.write('daprd', 'end of the flood');
    const total = (all: LogEvent[]) =>
      all.reduce(
        (sum, event) => sum + (event.type === 'dropped' ? event.count : 0),
        textsOf(all).length,
      );
    const all = await seen(events, each => total(each) > count);
    expect(total(all)).toBe(count + 1);
    expect(textsOf(all).length).toBeLessThan(count / 2);
    expect(textsOf(all)[0]).toBe('line 0');
    await events.return(undefined);
  }, 180_000);

  it('says what a container waits for', async () => {
    host.refusal = new ApiError(
      400,
      'BadRequest',
      'container "daprd" in pod "shop" is waiting to start: PodInitializing',
    );
    expect(await seen(follow(), () => false)).toMatchObject([
      { type: 'head', waiting: 'PodInitializing' },
      { type: 'end', reason: 'container' },
    ]);
  });

  it('answers refusals with their status', async () => {
    await expect(follow('user:default/reader').next()).rejects.toMatchObject({
      status: 403,
      details: { permission: 'dapr-vcluster.log.read' },
    });
    host.refusal = new ApiError(500, 'InternalError', 'no kubelet answers');
    await expect(follow().next()).rejects.toMatchObject({ status: 503 });
  });

  it('lets a user follow so many logs, and another one when one is closed', async () => {
    const [one, other] = [follow(), follow()];
    await Promise.all([one.next(), other.next()]);
    await expect(follow().next()).rejects.toMatchObject({
      status: 429,
      message: 'You already follow 2 logs. Close one of them first.',
    });
    const { headers } = await portal.get(
      '/tenants/sandbox/vcluster-a/a/logs/default/shop-a/daprd?follow=true',
      'user:default/pat',
    );
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    const somebodyElse = follow('user:default/sam');
    await somebodyElse.next();
    await one.return(undefined);
    const next = await until('a place', async () => {
      const events = follow();
      return (await events.next()) && events;
    });
    await Promise.all(
      [other, somebodyElse, next].map(events => events.return(undefined)),
    );
  });
});
