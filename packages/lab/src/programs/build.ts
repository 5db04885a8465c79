import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../packagePath';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';
import { GO_PROGRAMS, GoProgram } from './list';
import { copyPart, redirectModule } from './partialModule';

const SOURCES = packagePath('programs');

/** Folder of built programs: outside the repository, so that every clone shares it. */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'dapr-vcluster-portal', 'lab');
}

function linkerFlags(program: GoProgram): string {
  const settings = Object.entries(program.set ?? {}).map(
    ([name, value]) => `-X ${name}=${value}`,
  );
  return ['-s', '-w', ...settings].join(' ');
}

/** Where a program is once it is built; the name changes with its module files and its flags. */
export function programPath(program: GoProgram): string {
  const folder = join(SOURCES, program.family);
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'go.mod')))
    .update(readFileSync(join(folder, 'go.sum')))
    .update(
      JSON.stringify([
        linkerFlags(program),
        program.tags,
        ...(program.part ? [program.part] : []),
        process.arch,
      ]),
    )
    .digest('hex')
    .slice(0, 16);
  return join(cacheFolder(), `${program.name}-${hash}`);
}

async function buildProgram(program: GoProgram): Promise<void> {
  const { part, family } = program;
  if (!part) {
    await compile(program, []);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-build-'));
  try {
    const source = join(folder, 'source');
    copyPart(await moduleFolder(family, part.module), source, part);
    const modules = join(SOURCES, family);
    const file = await redirectModule(modules, part.module, source, folder);
    await compile(program, ['-modfile', file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compile(program: GoProgram, flags: string[]): Promise<void> {
  const target = programPath(program);
  const unfinished = `${target}.partial`;
  await capture(
    'go',
    [
      'build',
      '-trimpath',
      ...flags,
      ...(program.tags ? ['-tags', program.tags] : []),
      '-ldflags',
      linkerFlags(program),
      '-o',
      unfinished,
      program.package,
    ],
    {
      cwd: join(SOURCES, program.family),
      env: { ...process.env, CGO_ENABLED: '0' },
    },
  );
  // Renamed only when whole: an interrupted build is never taken for a program.
  renameSync(unfinished, target);
}

/**
 * Builds what is missing, one progress line per program, and returns the path of each by name.
 * An interrupted call resumes: what was built stays, and Go's own cache keeps half-done work.
 *
 * @throws Failure when a build fails, with the build's last lines.
 */
export async function ensurePrograms(
  log: (line: string) => void,
): Promise<Map<string, string>> {
  mkdirSync(cacheFolder(), { recursive: true });
  const missing = GO_PROGRAMS.filter(p => !existsSync(programPath(p)));
  for (const [index, program] of missing.entries()) {
    const begun = Date.now();
    log(`build ${index + 1}/${missing.length} ${program.name} …`);
    await buildProgram(program);
    const seconds = Math.round((Date.now() - begun) / 1000);
    log(
      `build ${index + 1}/${missing.length} ${
        program.name
      } done in ${seconds} s`,
    );
  }
  return builtPrograms();
}

/** Path of each program by name, whether it is built or not. */
export function builtPrograms(): Map<string, string> {
  return new Map(GO_PROGRAMS.map(p => [p.name, programPath(p)]));
}

/** Folder of a Go module's files (charts, CRDs, stages) at the version a family pins. */
export async function moduleFolder(
  family: string,
  module: string,
): Promise<string> {
  const folder = join(SOURCES, family);
  await capture('go', ['mod', 'download', module], { cwd: folder });
  const out = await capture('go', ['list', '-m', '-f', '{{.Dir}}', module], {
    cwd: folder,
  });
  return out.trim();
}
