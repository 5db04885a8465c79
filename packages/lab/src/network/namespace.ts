import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../../../scripts/lib/failure.mjs';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';

/** Addresses of the node, pods and services: all local inside the namespace, so anything can listen on them. */
const NODE_AND_PODS = '10.99.0.1/16';
/**
 * What pods get of that; without the node's own address, which kwok would give to a pod after a restart. Metrics ports of sidecars
 * follow from the last two numbers.
 */
export const POD_CIDR = '10.99.16.0/20';
export const SERVICE_CIDR = '10.96.0.0/16';

const hostsFolder = (name: string) => `/etc/netns/${name}`;

/** The file that stands for /etc/hosts of what is started in the namespace. */
export const hostsPath = (name: string) => `${hostsFolder(name)}/hosts`;

/** Names the programs look up, which no DNS server answers in there. */
export function hostsFile(names: Record<string, string | string[]>): string {
  const lines = Object.entries(names).flatMap(([name, addresses]) =>
    [addresses].flat().map(ip => `${ip} ${name}`),
  );
  return ['127.0.0.1 localhost', ...lines, ''].join('\n');
}

/**
 * Sees to a network namespace that has loopback, the pod range and the service range, and no way out:
 * whatever runs in it reaches only what else runs in it.
 *
 * @throws Failure when none can be made here.
 */
export async function createNamespace(
  name: string,
  names: Record<string, string>,
): Promise<void> {
  mkdirSync(hostsFolder(name), { recursive: true });
  if (existsSync(`/run/netns/${name}`)) {
    return;
  }
  writeFileSync(hostsPath(name), hostsFile(names));
  await makeNamespace(name);
}

/**
 * Makes the bare namespace with its addresses.
 *
 * @throws Failure when none can be made here.
 */
export async function makeNamespace(name: string): Promise<void> {
  try {
    await capture('ip', ['netns', 'add', name]);
    const inside = (...args: string[]) => capture('ip', ['-n', name, ...args]);
    await inside('link', 'set', 'lo', 'up');
    await inside('addr', 'add', NODE_AND_PODS, 'dev', 'lo');
    await inside('addr', 'add', '10.96.0.1/16', 'dev', 'lo');
  } catch (error) {
    throw new Failure(
      'No network namespace can be made here: run the lab where root may make one (in a container, give it --cap-add=SYS_ADMIN,NET_ADMIN or --privileged)',
      error instanceof Failure
        ? [error.message, ...error.evidence]
        : [String(error)],
    );
  }
}

/** Removes the namespace and its hosts file; nothing happens when they are not there. */
export async function removeNamespace(name: string): Promise<void> {
  if (existsSync(`/run/netns/${name}`)) {
    await capture('ip', ['netns', 'delete', name]);
  }
  rmSync(hostsFolder(name), { recursive: true, force: true });
  const all = dirname(hostsFolder(name));
  if (existsSync(all) && readdirSync(all).length === 0) {
    rmdirSync(all);
  }
}
