import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ownClientOf, redis, SyncedHost } from '../__testUtils__/SyncedHost';
import { until } from '../__testUtils__/until';
import { readConfig, readPolicy } from './config';
import { jsonLogger } from './logger';
import { runProgram } from './run';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'syncer-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = (name: string, text: string) => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};

describe('the configuration', () => {
  const env = { SYNCER_NAMESPACE: 'system', HOSTNAME: 'syncer-7d9-x' };

  it('has defaults, and takes environment variables over the file', () => {
    expect(
      readConfig(file('c.yaml', 'port: 1\nhost: a\n'), {
        ...env,
        SYNCER_PORT: '2',
      }),
    ).toMatchObject({
      host: 'a',
      port: 2,
      namespace: 'system',
      replica: 'syncer-7d9-x',
      group: 'external',
      namespaceScoping: 'shared',
    });
  });

  it.each([
    ['port: x\n', /^port "x" cannot be used/],
    ['maxObjects: 0\n', /^maxObjects 0 cannot be used: must be greater than 0/],
    ['namespaceScoping: some\n', /^namespaceScoping "some" cannot be used/],
    ['colour: red\n', /colour/],
    ['- a\n', /is not a map of keys/],
  ])('refuses %j', (text, message) => {
    expect(() => readConfig(file('c.yaml', text), env)).toThrow(message);
  });

  it('says what is missing and where to give it', () => {
    expect(() => readConfig(undefined, { HOSTNAME: 'a' })).toThrow(
      /^namespace is missing; give it in the configuration file or as SYNCER_NAMESPACE$/,
    );
    expect(() => readConfig(join(directory, 'none'), env)).toThrow(/ENOENT/);
  });

  it('refuses a policy that means nothing', () => {
    expect(() => readPolicy(file('p.yaml', 'rules: {G99: error}\n'))).toThrow(
      /rules.G99 is not a rule/,
    );
    expect(readPolicy(file('p.yaml', 'rules: {G1: error}\n'))).toEqual({
      rules: { G1: 'error' },
    });
  });
});

it('logs one line of JSON each, without secrets', () => {
  const lines: string[] = [];
  jsonLogger(line => lines.push(line), { host: 'a' }).warn(
    'redis://user:hunter22@redis:6379 is down',
  );
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0])).toMatchObject({ level: 'warn', host: 'a' });
  expect(lines[0]).not.toContain('hunter22');
});

it('serves health and metrics while it copies, and stops in good order: its Leases are gone, its copies stay', async () => {
  const host = await SyncedHost.start();
  const stop = new AbortController();
  const policy = file('policy.yaml', 'rules: {}\n');
  try {
    const vcluster = await host.vcluster('team-a');
    let port = 0;
    const lines: string[] = [];
    const end = runProgram({
      args: [
        '--config',
        file(
          'config.yaml',
          JSON.stringify({
            namespace: 'dapr-vcluster-system',
            replica: 'one',
            port: 0,
            kubeconfig: file(
              'kubeconfig',
              JSON.stringify(host.server.kubeconfig()),
            ),
            policyFile: policy,
          }),
        ),
      ],
      env: {},
      signal: stop.signal,
      write: line => lines.push(line),
      onPort: given => {
        port = given;
      },
      connect: async ({ namespace, name }) =>
        ownClientOf(host.vclusters.get(`${namespace}/${name}`)!.server),
    });
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, text: await response.text() };
    };
    await until('the port', async () => port || undefined);
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
    await until('readiness', async () =>
      (await get('/readyz')).status === 200 ? true : undefined,
    );
    await until('the kind', () =>
      vcluster.create(RESOURCES.components, redis('store')),
    );
    await host.onHost(RESOURCES.components, 'vcluster-team-a', 'store');
    await until('metrics', async () => {
      const { text } = await get('/metrics');
      return text.includes('dapr_vcluster_syncer_objects{state="synced"} 1') &&
        /dapr_vcluster_syncer_lag_seconds_count [1-9]/.test(text) &&
        /api_requests_total\{side="host",method="create"\} [1-9]/.test(text) &&
        /api_requests_total\{side="vcluster",method="watch"\} [1-9]/.test(
          text,
        ) &&
        text.includes('dapr_vcluster_syncer_queue') &&
        text.includes('dapr_vcluster_syncer_active 1')
        ? true
        : undefined;
    });
    expect((await get('/other')).status).toBe(404);
    stop.abort();
    await end;
    expect(lines.map(line => JSON.parse(line).message)).toEqual(
      expect.arrayContaining(['started as external/one', 'stopped']),
    );
    const { items } = await host.host.list(RESOURCES.leases, {
      namespace: 'dapr-vcluster-system',
    });
    expect(items).toEqual([]);
    await host.onHost(RESOURCES.components, 'vcluster-team-a', 'store');
  } finally {
    stop.abort();
    await host.close();
  }
});
