import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How one version of cgroups names what limits and counts memory. */
export type Hierarchy = {
  /** Folder of the topmost cgroup that can be seen from here. */
  root: string;
  /** Files that take the limit in bytes; those that are not there do not matter. */
  limitFiles: string[];
  /** File in which the line `oom_kill N` counts processes that the kernel killed over the limit. */
  eventsFile: string;
  /** Whether a cgroup has to hand the controller down to those below it. */
  handsDown: boolean;
};

const firstVersion = (root: string): Hierarchy => ({
  root,
  // The second one counts swap too: without it a limit makes slow instead of ending.
  limitFiles: ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes'],
  eventsFile: 'memory.oom_control',
  handsDown: false,
});

const secondVersion = (root: string): Hierarchy => ({
  root,
  limitFiles: ['memory.max'],
  eventsFile: 'memory.events',
  handsDown: true,
});

/** Where cgroups are mounted. */
export const CGROUPS = '/sys/fs/cgroup';

/** Where this machine limits memory; undefined when it has no such controller. */
export function findHierarchy(mount = CGROUPS): Hierarchy | undefined {
  const first = join(mount, 'memory');
  if (existsSync(join(first, 'memory.limit_in_bytes'))) {
    return firstVersion(first);
  }
  const controllers = join(mount, 'cgroup.controllers');
  return existsSync(controllers) &&
    readFileSync(controllers, 'utf8').split(/\s+/).includes('memory')
    ? secondVersion(mount)
    : undefined;
}
