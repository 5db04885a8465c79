import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContainerStatus } from '../../../inventory/model/sidecarPod';
import { AppEvidence, WebhookFacts } from '../evidence';
import { parseDaprdLog } from '../log';

/** When the sidecars of the tests have started. */
export const STARTED = '2026-01-02T00:00:00Z';
export const CRASHING: Partial<ContainerStatus> = {
  waiting: 'CrashLoopBackOff',
  restarts: 4,
  last: { reason: 'Error', exitCode: 1 },
};

export type Pod = AppEvidence['pod'];

export function pod(change: Partial<Pod> = {}): Pod {
  return {
    namespace: 'vcluster-a',
    name: 'cart-1',
    labels: { 'dapr.io/app-id': 'cart', 'dapr.io/sidecar-injected': 'true' },
    annotations: { 'dapr.io/enabled': 'true' },
    ...change,
  };
}

export function evidence(change: Partial<AppEvidence> = {}): AppEvidence {
  return {
    tenant: { namespace: 'vcluster-a', name: 'a' },
    pod: pod(),
    found: 'host',
    injector: {
      daprVersion: '1.18.3',
      state: 'ready',
      serviceAccounts: 'vcluster-*:vc-*',
    },
    ...change,
  };
}

/** A pod with a daprd in a state. */
export function sidecar(
  status: Partial<ContainerStatus> = { ready: true },
  change: Partial<AppEvidence> = {},
  daprd: Partial<NonNullable<Pod['daprd']>> = {},
): AppEvidence {
  return evidence({
    ...change,
    pod: pod({
      ...change.pod,
      daprd: {
        native: false,
        image: 'ghcr.io/dapr/daprd:1.18.3',
        status: { ready: false, restarts: 0, startedAt: STARTED, ...status },
        ...daprd,
      },
    }),
  });
}

export const log = (text: string, observedAt = STARTED) => ({
  state: 'known' as const,
  observedAt,
  value: parseDaprdLog(text),
});
const textOf = (name: string) =>
  readFileSync(join(__dirname, '../testdata', `log-${name}.txt`), 'utf8');
export const recorded = (name: string) => log(textOf(name));
/** What had been written when a line was the last, read some time after it. */
export const recordedUntil = (name: string, last: string, seconds: number) => {
  const lines = textOf(name).split('\n');
  const written = lines.slice(
    0,
    lines.findIndex(each => each.includes(last)) + 1,
  );
  const at = Date.parse(/time="([^"]+)"/.exec(written.at(-1) ?? '')![1]);
  return log(written.join('\n'), new Date(at + 1_000 * seconds).toISOString());
};
/** The log of a run that has only begun, with that of the run before. */
export const restartedAfter = (name: string) => {
  const { lines } = parseDaprdLog(textOf(name));
  return {
    state: 'known' as const,
    observedAt: STARTED,
    value: { lines: lines.slice(0, 1), before: lines },
  };
};
export const line = (level: string, msg: string) =>
  `time="${STARTED}" level=${level} msg=${JSON.stringify(
    msg,
  )} app_id=cart instance=cart-1 scope=dapr.runtime type=log ver=1.18.3`;
export const fatal = (msg: string) =>
  log(line('fatal', `Fatal error from runtime: ${msg}`));
export const init = (name: string, cause: string) =>
  log(
    line(
      'error',
      `Failed to init component ${name}: [INIT_COMPONENT_FAILURE]: initialization error occurred for ${name}: ${cause}`,
    ),
  );
export const crashing = (
  text: AppEvidence['log'],
  change: Partial<AppEvidence> = {},
) => sidecar(CRASHING, { log: text, ...change });
/** A Dapr Component on the host, for a title that names it. */
export const onHost = (name: string, type: string, secret?: string) => ({
  name,
  type,
  version: 'v1',
  scopes: [],
  metadata: secret ? [{ secretKeyRef: { name: secret } }] : [],
});
/** A daprd that crashes, beside Dapr Components. */
export const crashingBeside = (
  text: AppEvidence['log'],
  ...components: ReturnType<typeof onHost>[]
) => crashing(text, { components });
/** What a daprd of a version wrote, seconds after its start. */
export const written = (
  version: string,
  ...lines: [seconds: number, level: string, msg: string][]
) =>
  log(
    [
      [0, 'info', `Starting Dapr Runtime -- version ${version} -- commit 0`],
      ...lines,
    ]
      .map(([seconds, level, msg]) => {
        const time = new Date(Date.parse(STARTED) + 1_000 * Number(seconds));
        return `time="${time.toISOString()}" level=${level} msg=${JSON.stringify(
          msg,
        )} app_id=cart scope=dapr.runtime type=log ver=${version}`;
      })
      .join('\n'),
  );
export const virtual = (change: Partial<AppEvidence>) =>
  evidence({ found: 'virtual', ...change });
export const injector = (change: object) =>
  evidence({ injector: { ...evidence().injector, ...change } });
export const webhook = (facts: Partial<WebhookFacts>) =>
  evidence({
    webhook: {
      state: 'known',
      observedAt: STARTED,
      value: { registered: true, excludedBy: [], ...facts },
    },
  });
export const denied = (by: string, why: string) =>
  `Error syncing to host cluster: create object: admission webhook "${by}" denied the request: ${why}`;

/** The rule expected, what its sentence says, and what is known. */
export type Case = [rule: string, sentence: string, known: AppEvidence];
