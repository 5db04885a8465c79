#!/usr/bin/env node
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure, Failure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ARTIFACTS_DIR, ROOT } from './lib/paths.mjs';
import { prepare } from './lib/portal.mjs';
import { stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { changesetsBeforeFirst } from './release/changelog.mjs';
import { versionsIn } from './release/checks/changelog.mjs';
import { packAll } from './release/pack-all.mjs';
import { publishedPackages } from './release/packages.mjs';
import { publish } from './release/publish.mjs';
import { readSettings } from './release/settings.mjs';

const FLAGS = {
  'dry-run': { type: 'boolean', help: 'build, pack and check; do not publish' },
  registry: {
    type: 'string',
    value: 'URL',
    help: 'registry to publish to',
  },
  tag: { type: 'string', value: 'NAME', help: 'tag of the version (latest)' },
  help: { type: 'boolean', help: 'show this help' },
};

const reporter = new Reporter();

async function main() {
  const flags = parseFlags(FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm run release -- [flags]', FLAGS));
    return true;
  }
  assertRegistry(flags);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const logDir = join(ARTIFACTS_DIR, 'logs', 'release');
  const output = join(ARTIFACTS_DIR, 'release');
  const toolchain = await prepare({ reporter, logDir });
  const settings = readSettings(ROOT);
  const packed = await packAll({
    toolchain,
    logDir,
    output,
    step: (name, work) => reporter.step(name, work),
  });
  // They need packages, which a fresh clone has only now.
  const { checkPackage } = await import('./release/checks/index.mjs');
  const isGood = report(packed, each =>
    checkPackage(each, { settings, toolchain }),
  );
  if (isGood && !flags['dry-run']) {
    const { registry, tag = 'latest' } = flags;
    await publish({
      packed,
      registry,
      tag,
      toolchain,
      logDir,
      report: line => reporter.line(line),
    });
  }
  return isGood;
}

function assertRegistry({ 'dry-run': dryRun, registry }) {
  if (!dryRun && registry === undefined) {
    throw new Failure(
      'Without --dry-run, --registry has to say where to publish.',
    );
  }
  if (registry !== undefined && !/^https?:\/\//.test(registry)) {
    throw new Failure(
      `--registry is "${registry}"; it has to be an http:// or https:// address.`,
    );
  }
}

/** Prints what was packed and what is wrong with it; true when nothing is. */
function report(packed, check) {
  let failed = 0;
  for (const each of packed) {
    const problems = check(each);
    const kilobytes = Math.ceil(statSync(each.tarball).size / 1024);
    reporter.line(
      `${problems.length === 0 ? '✓' : '✗'} ${
        each.name
      } (${kilobytes} kB; changelog: ${changelogOf(each)})`,
    );
    problems.forEach(problem => reporter.line(`    ${problem}`));
    failed += problems.length === 0 ? 0 : 1;
  }
  const others = changesetsBeforeFirst(ROOT, publishedPackages(ROOT));
  if (others.length > 0) {
    reporter.line(
      `${
        others.length
      } changesets are in no changelog; add what users have to know to releases/, and delete them: ${others.join(
        ', ',
      )}`,
    );
  }
  reporter.line(
    `${packed.length - failed} of ${packed.length} packages can be published`,
  );
  return failed === 0;
}

function changelogOf({ unpacked }) {
  const text = readFileSync(join(unpacked, 'CHANGELOG.md'), 'utf8');
  return versionsIn(text).join(', ');
}

main().then(
  isGood => process.exit(isGood ? 0 : 1),
  async error => {
    await stopAll();
    reporter.line(describeFailure(error));
    process.exit(1);
  },
);
