import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component } from '../../objects';
import { SyncerStage } from '../../SyncerStage';
import { until } from '../../until';
import { DeadVclusters } from './DeadVclusters';

const { components } = RESOURCES;
const CHANGES = 50;
const PER_SECOND = 10;
const IDLE_SECONDS = 20;
const DEAD = 5;

/** Ticks of the kernel in a second, in which it counts processor time (`man 5 proc`). */
const TICKS = 100;

/** Prints a figure as the tests of the lab show it; it depends on the machine, so that nothing fails over it. */
const print = (name: string, value: number, unit: string, goal: string) =>
  process.stdout.write(
    `= ${name}: ${Number(value.toPrecision(3))} ${unit} (${goal})\n`,
  );

/** Figures of `npm run bench -- syncer` with one vcluster on real API servers. */
export function figureSuite(stage: SyncerStage) {
  describe('figures on real API servers', () => {
    const dead = new DeadVclusters(stage, DEAD);
    const made: string[] = [];
    beforeAll(async () => {
      await dead.make();
    });
    afterAll(async () => {
      await dead.remove();
      for (const name of made) {
        await stage.delete(components, name);
      }
      await stage.gone(components, made.at(-1)!);
    });

    const metrics = async () =>
      (await fetch(`${stage.program.url}/metrics`)).text();

    /** Milliseconds from an apply to the copy on the host, at the 99th percentile. */
    const changes = async (prefix: string): Promise<number> => {
      const { namespace } = stage.tenant;
      const begun = new Map<string, number>();
      const took = new Map<string, number>();
      const looking = until(
        'all copies',
        async () => {
          const { items } = await stage.host.list(components, {
            namespace,
            metadataOnly: true,
          });
          for (const { metadata } of items) {
            const start = begun.get(metadata.name);
            if (start !== undefined && !took.has(metadata.name)) {
              took.set(metadata.name, performance.now() - start);
            }
          }
          return took.size === CHANGES;
        },
        undefined,
        5,
      );
      for (let index = 0; index < CHANGES; index++) {
        const name = `${prefix}-${index}`;
        made.push(name);
        begun.set(name, performance.now());
        await stage.virtual.create(
          components,
          component(name, 'default', {
            type: 'state.in-memory',
            metadata: {},
            scopes: ['cart'],
          }),
        );
        await pause(1_000 / PER_SECOND);
      }
      await looking;
      const sorted = [...took.values()].sort((a, b) => a - b);
      return sorted[Math.ceil(0.99 * CHANGES) - 1];
    };

    it('from an apply to the copy on the host', async () => {
      const alone = await changes('figure');
      const goal = '< 500 ms with 200 vclusters';
      print('apply-to-host-p99', alone, 'ms', goal);
      expect(alone).toBeGreaterThan(0);
    });

    it('from the start of the program to everything copied', async () => {
      const { virtual, host, tenant } = stage;
      const synced = (text: string) =>
        Number(/objects\{state="synced"\} (\d+)/.exec(text)?.[1]);
      const before = synced(await metrics());
      expect(before).toBeGreaterThanOrEqual(CHANGES);
      await stage.program.stop();
      const reading = performance.now();
      await Promise.all([
        virtual.list(components),
        host.list(components, { namespace: tenant.namespace }),
      ]);
      const readOnce = performance.now() - reading;
      const { begun } = await stage.start();
      const answered = performance.now();
      await until(
        'everything copied',
        async () => synced(await metrics()) >= before,
        undefined,
        20,
      );
      const end = performance.now();
      const goal = `reading ${CHANGES} of them once: ${readOnce.toFixed(
        0,
      )} ms; <= 3 times as long with 200 vclusters`;
      print('start-to-synced', end - begun!, 'ms', goal);
      print(
        'start-to-synced, since it answers',
        end - answered,
        'ms',
        'what is before that is the compiler of the tests',
      );
    });

    it('from an apply to the copy while other vclusters are dead', async () => {
      // The program has only just been started: its code is compiled when it is used first.
      await changes('warm');
      const alive = await changes('alive');
      await dead.fill();
      await until('the dead ones', async () =>
        (await metrics()).includes(`vclusters{state="unreachable"} ${DEAD}`),
      );
      const beside = await changes('beside');
      print('dead-tenants', beside, 'ms', `${DEAD} refuse, this one does not`);
      const ratio = beside / alive;
      print('dead-tenants, ratio', ratio, 'times', '<= 1.2 with 100 of 1,000');
      await dead.remove();
    });

    it('while nothing changes', async () => {
      const pid = stage.program.pid!;
      const requests = async () => {
        const counts = (await metrics()).matchAll(
          /api_requests_total\{side="vcluster"[^}]*\} (\d+)/g,
        );
        return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
      };
      const before = { requests: await requests(), cpu: cpuOf(pid) };
      await pause(IDLE_SECONDS * 1_000);
      const sent = (await requests()) - before.requests;
      const used = cpuOf(pid) - before.cpu;
      const goal = '<= 7 a minute for each vcluster';
      print('idle-requests', sent, `in ${IDLE_SECONDS} s`, goal);
      const share = (used / IDLE_SECONDS) * 100;
      print('idle-cpu', share, '% of a core', '< 3 % with 1,000 vclusters');
      print(
        'resident',
        residentOf(pid),
        'MB',
        'with the compiler of the tests',
      );
      expect(before.requests).toBeGreaterThan(0);
    });
  });
}

/** Seconds of processor time that a process has used. */
function cpuOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the name in parentheses, which may hold anything: utime and stime are fields 14 and 15.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

function residentOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(text)![1]) / 1_000;
}
