import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../../../../../scripts/lib/processes/capture.mjs';
import { CGROUPS } from './hierarchy';

/** Whether `ip netns exec` has put a /sys of its own, without cgroups, over the machine's; from a mountinfo file. */
export const hasOwnSys = (mountinfo: string, namespace: string) =>
  mountinfo.split('\n').some(line => {
    const [mount, source = ''] = line.split(' - ');
    return mount.split(' ')[4] === '/sys' && source.split(' ')[1] === namespace;
  });

/** Which version of cgroups limits memory; from a process's cgroup file. */
export const memoryVersion = (cgroups: string): 1 | 2 =>
  /^\d+:([^:]*,)?memory(,[^:]*)?:/m.test(cgroups) ? 1 : 2;

/**
 * Mounts the machine's cgroups where `ip netns exec` hides them, for this process and those it starts alone: anywhere
 * else nothing happens.
 *
 * @throws Failure with what mount says when it is refused.
 */
export async function showCgroups(namespace: string): Promise<void> {
  const own = (file: string) => readFileSync(`/proc/self/${file}`, 'utf8');
  if (!hasOwnSys(own('mountinfo'), namespace)) {
    return;
  }
  if (memoryVersion(own('cgroup')) === 2) {
    await capture('mount', ['-t', 'cgroup2', namespace, CGROUPS]);
    return;
  }
  const folder = join(CGROUPS, 'memory');
  await capture('mount', ['-t', 'tmpfs', namespace, CGROUPS]);
  await capture('mkdir', [folder]);
  await capture('mount', ['-t', 'cgroup', '-o', 'memory', namespace, folder]);
}
