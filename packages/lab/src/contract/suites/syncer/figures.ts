import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { component } from '../../objects';
import { SyncerStage } from '../../SyncerStage';
import { until } from '../../until';

const { components } = RESOURCES;
const CHANGES = 50;
const PER_SECOND = 10;
const IDLE_SECONDS = 20;

/** Ticks of the kernel in a second, in which it counts processor time (`man 5 proc`). */
const TICKS = 100;

const names = Array.from({ length: CHANGES }, (_, index) => `figure-${index}`);

/** Prints a figure as the tests of the lab show it; it depends on the machine, so that nothing fails over it. */
const print = (name: string, value: number, unit: string, goal: string) =>
  process.stdout.write(
    `= ${name}: ${Number(value.toPrecision(3))} ${unit} (${goal})\n`,
  );

/** Figures of `npm run bench -- syncer` with one vcluster on real API servers. */
export function figureSuite(stage: SyncerStage) {
  describe('figures on real API servers', () => {
    afterAll(async () => {
      for (const name of names) {
        await stage.delete(components, name);
      }
      await stage.gone(components, names.at(-1)!);
    });

    it('from an apply to the copy on the host', async () => {
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
      for (const name of names) {
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
      const p99 = sorted[Math.ceil(0.99 * CHANGES) - 1];
      print('apply-to-host-p99', p99, 'ms', '< 500 ms with 200 vclusters');
      expect(took.size).toBe(CHANGES);
    });

    it('while nothing changes', async () => {
      const pid = stage.program.pid!;
      const requests = async () => {
        const answer = await fetch(`${stage.program.url}/metrics`);
        const counts = (await answer.text()).matchAll(
          /api_requests_total\{side="vcluster"[^}]*\} (\d+)/g,
        );
        return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
      };
      const before = { requests: await requests(), cpu: cpuOf(pid) };
      await pause(IDLE_SECONDS * 1_000);
      const made = (await requests()) - before.requests;
      const used = cpuOf(pid) - before.cpu;
      const goal = '<= 7 a minute for each vcluster';
      print('idle-requests', made, `in ${IDLE_SECONDS} s`, goal);
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
