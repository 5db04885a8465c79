import { existsSync } from 'node:fs';
import { Failure } from '../../../scripts/lib/failure.mjs';
import { makeNamespace, removeNamespace } from './network/namespace';
import { capture } from '../../../scripts/lib/processes/capture.mjs';
import { installedRedis } from './redis/ensureRedis';

const TOOLS = [
  { command: 'ip', args: ['-V'], from: 'iproute2' },
  { command: 'ss', args: ['-V'], from: 'iproute2' },
  { command: 'curl', args: ['--version'], from: 'curl' },
];

/** The oldest that builds the programs. */
const GO = { major: 1, minor: 26 };

/**
 * Says what this machine lacks before anything is built or started.
 *
 * @throws Failure, one sentence that says what is missing and what to do.
 */
export async function requireMachine(): Promise<void> {
  requireRoot();
  await requireTools();
  // Also when all is built: charts and definitions come from Go's modules.
  await requireGo();
  if (!installedRedis()) {
    await requireAptGet();
  }
  await requireNamespaces();
}

function requireRoot() {
  if (process.platform !== 'linux') {
    throw new Failure(
      `The lab needs the network namespaces of Linux, and this is ${process.platform}: run it on Linux, in a virtual machine for instance`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Failure(
      'The lab makes a network namespace of its own, which needs root: run it as root or with sudo',
    );
  }
}

async function requireTools() {
  for (const { command, args, from } of TOOLS) {
    await capture(command, args).catch(() => {
      throw new Failure(
        `The command "${command}" is not there: install the package ${from} and run the command again`,
      );
    });
  }
}

async function requireGo() {
  const text = await capture('go', ['version']).catch(() => {
    throw new Failure(
      `Go is not installed: the lab builds its programs with Go ${GO.major}.${GO.minor} or newer; install it, put it on PATH and run the command again`,
    );
  });
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(text)?.map(Number) ?? [];
  if (major === GO.major && minor < GO.minor) {
    throw new Failure(
      `Go is ${major}.${minor}, and the lab builds its programs with Go ${GO.major}.${GO.minor} or newer: install a newer one and run the command again`,
    );
  }
}

async function requireAptGet() {
  if (existsSync('/usr/bin/apt-get')) {
    return;
  }
  throw new Failure(
    'redis-server is not installed, and there is no apt-get to install it with: install Redis 7 and run the command again',
  );
}

/** A namespace is made and removed: nothing else tells whether a container lets one be made. */
async function requireNamespaces() {
  const name = `vclab-try-${process.pid}`;
  try {
    await makeNamespace(name);
  } finally {
    await removeNamespace(name);
  }
}
