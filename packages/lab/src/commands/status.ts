import { existsSync, readFileSync } from 'node:fs';
import { CHART_REPOSITORY } from '../charts/repository';
import { HOST_API_PORT } from '../cluster/controlPlane';
import { LabPaths } from '../paths';
import { isOfPod } from '../processes/names';
import { lastLinesOf } from '../../../../scripts/lib/processes/capture.mjs';
import { Supervisor } from '../processes/Supervisor';
import { programPath } from '../programs/build';
import { GO_PROGRAMS } from '../programs/list';
import { REDIS_PASSWORD, REDIS_PORT } from '../redis/startRedis';

/** Lines that say what runs, with how much memory, and how to reach it; false when something is down. */
export function status(paths: LabPaths): { lines: string[]; whole: boolean } {
  if (!existsSync(paths.state)) {
    return {
      lines: ['The lab is not up. Start it with: npm run lab -- up'],
      whole: false,
    };
  }
  const states = new Supervisor(paths.state, paths.namespace)
    .states()
    .sort((a, b) => a.name.localeCompare(b.name));
  const width = Math.max(...states.map(({ name }) => name.length), 8);
  const rows = states.map(({ name, pid, running, memoryMb, log }) =>
    [
      name.padEnd(width),
      String(pid).padStart(8),
      running ? `${memoryMb} MB`.padStart(8) : '   ended',
      log,
    ].join('  '),
  );
  // A container may end: it is started again after a pause, and its pod says so.
  const ended = states.filter(
    ({ name, running }) => !running && !isOfPod(name),
  );
  const total = states.reduce((sum, { memoryMb }) => sum + memoryMb, 0);
  const kubectl = programPath(GO_PROGRAMS.find(p => p.name === 'kubectl')!);
  return {
    lines: [
      ...rows,
      `${'together'.padEnd(width)}  ${' '.repeat(8)}  ${`${total} MB`.padStart(
        8,
      )}`,
      '',
      `host API    https://127.0.0.1:${HOST_API_PORT}`,
      `Redis       127.0.0.1:${REDIS_PORT}, password ${REDIS_PASSWORD}`,
      `charts      ${CHART_REPOSITORY}`,
      `namespace   ${paths.namespace} (what listens above listens in there; nothing outside reaches it)`,
      `kubeconfig  ${paths.kubeconfig}`,
      `kubectl     ip netns exec ${paths.namespace} ${kubectl} --kubeconfig ${paths.kubeconfig} get pods -A`,
      'containers  daprd and the sample apps are real processes; all others only pretend to run',
      ...ended.flatMap(({ name, log }) => [
        '',
        `${name} has ended: run "npm run lab -- up" to start it again; its last lines are`,
        ...lastLinesOf(readFileSync(log, 'utf8')),
      ]),
    ],
    whole: states.length > 0 && ended.length === 0,
  };
}
