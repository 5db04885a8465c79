import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A process of another user, or one that has just ended, cannot be read. */
function attempt(read) {
  try {
    return read();
  } catch {
    return '';
  }
}

/** Processes that were started in a folder, for it, or with it in their environment. */
function processesOf(folder) {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap(pid => {
      const text = name => attempt(() => readFileSync(`/proc/${pid}/${name}`));
      const command = String(text('cmdline')).replaceAll('\0', ' ').trim();
      const traces = [
        command,
        String(text('environ')),
        attempt(() => readlinkSync(`/proc/${pid}/cwd`)),
      ];
      return traces.some(trace => trace.includes(folder))
        ? [`process ${pid}: ${command.slice(0, 120)}`]
        : [];
    });
}

/**
 * What a lab that is down has left on the machine: processes, its network namespace, its cgroups, files.
 *
 * @param {{stateDir: string, temporary: string, namespace: string}} lab `temporary` is the folder that stood for the
 *   machine's temporary one
 * @returns {string[]} a line for each; none when nothing is left
 */
export function findLeftovers({ stateDir, temporary, namespace }) {
  const paths = [
    stateDir,
    `/run/netns/${namespace}`,
    `/etc/netns/${namespace}`,
    // Cgroups, of either version.
    `/sys/fs/cgroup/memory/${namespace}`,
    `/sys/fs/cgroup/${namespace}`,
    ...readdirSync(temporary)
      // Jest's cache, which goes with the folder.
      .filter(name => !name.startsWith('jest_'))
      .map(name => join(temporary, name)),
  ];
  return [
    ...processesOf(stateDir),
    ...paths.filter(existsSync).map(path => `file ${path}`),
  ];
}
