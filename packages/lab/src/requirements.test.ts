import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TYPESCRIPT } from './agent/start';
import { packagePath } from './packagePath';

const folder = mkdtempSync(join(tmpdir(), 'requirements-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A PATH on which these programs are, and no others. */
function pathWith(...programs: string[]) {
  const path = mkdtempSync(join(folder, 'bin-'));
  for (const program of programs) {
    const found = spawnSync('which', [program], { encoding: 'utf8' });
    symlinkSync(found.stdout.trim(), join(path, program));
  }
  return path;
}

function addGo(path: string, version: string) {
  const script = `#!/bin/sh\necho go version go${version} linux/amd64\n`;
  writeFileSync(join(path, 'go'), script, { mode: 0o755 });
}

const REQUIREMENTS = JSON.stringify(packagePath('src', 'requirements.ts'));

/** What a process of its own says about the machine it finds; `before` and `wrapper` take something away from it. */
function sayOn({
  before = '',
  wrapper = [] as string[],
  env = {} as Record<string, string>,
}) {
  const [program, ...args] = [
    ...wrapper,
    process.execPath,
    '--require',
    TYPESCRIPT,
    '--eval',
    `const { requireMachine } = require(${REQUIREMENTS});
     ${before};
     requireMachine().then(() => console.log('fit'), error => console.log(error.message));`,
  ];
  const { stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return stdout.trim();
}

it('says that it needs root', () => {
  const before = process.getuid?.() === 0 ? 'process.setuid(65534)' : '';
  expect(sayOn({ before })).toBe(
    'The lab makes a network namespace of its own, which needs root: run it as root or with sudo',
  );
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

// Only root gets as far as these.
(isRoot ? describe : describe.skip)('as root', () => {
  it.each([
    ['ip', [], 'iproute2'],
    ['curl', ['ip', 'ss'], 'curl'],
  ])('says that %s is missing', (command, there, from) => {
    expect(sayOn({ env: { PATH: pathWith(...there) } })).toBe(
      `The command "${command}" is not there: install the package ${from} and run the command again`,
    );
  });

  it('says that Go is missing', () => {
    const env = { PATH: pathWith('ip', 'ss', 'curl') };
    expect(sayOn({ env })).toBe(
      'Go is not installed: the lab builds its programs with Go 1.26 or newer; install it, put it on PATH and run the command again',
    );
  });

  it('says that Go is too old', () => {
    const env = { PATH: pathWith('ip', 'ss', 'curl') };
    addGo(env.PATH, '1.25.4');
    expect(sayOn({ env })).toBe(
      'Go is 1.25, and the lab builds its programs with Go 1.26 or newer: install a newer one and run the command again',
    );
  });

  it('says that no network namespace can be made', () => {
    const env = { PATH: pathWith('ip', 'ss', 'curl', 'setpriv') };
    addGo(env.PATH, '1.26.0');
    const wrapper = [join(env.PATH, 'setpriv'), '--bounding-set=-sys_admin'];
    expect(sayOn({ wrapper, env })).toMatch(
      /^No network namespace can be made here: run the lab where root may make one/,
    );
  });
});
