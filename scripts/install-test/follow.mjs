import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { Failure } from '../lib/failure.mjs';
import { runResuming } from '../lib/transient.mjs';
import { fileOf } from './blocks.mjs';
import { keepManifests } from './manifests.mjs';

/** Where a backend begins; plugins are added before it. */
const START = 'backend.start();';

/**
 * Does what a block of a README says, in a Backstage.
 *
 * @param {{language: string, text: string}} block
 * @param {{root: string, env: NodeJS.ProcessEnv, log: string}} app
 */
export async function follow(block, app) {
  await DOES[block.language](block, app);
}

const DOES = {
  sh: ({ text }, { root, env, log, report = () => {} }) =>
    runResuming({
      sentence: `A block of the README failed: ${text.split('\n')[0]}`,
      name: 'sh',
      command: 'sh',
      args: ['-e', '-c', text],
      cwd: root,
      env,
      log,
      report,
      beforeResume: keepManifests(root),
    }),

  ts: (block, { root }) =>
    edit(join(root, fileOf(block)), text => {
      if (!text.includes(START)) {
        throw new Failure(`${fileOf(block)} has no line "${START}"`);
      }
      return text.replace(START, `${withoutFirstLine(block)}\n\n${START}`);
    }),

  yaml: (block, { root }) =>
    edit(join(root, fileOf(block)), text =>
      addToYaml(text, withoutFirstLine(block)),
    ),

  diff: ({ text }, { root }) =>
    // Generating a Backstage needs Git, while not every machine has patch.
    execFileSync('git', ['apply', '-p1', '-C1', '-'], {
      cwd: root,
      input: `${text}\n`,
      stdio: ['pipe', 'inherit', 'inherit'],
    }),
};

function edit(path, change) {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

const withoutFirstLine = ({ text }) => text.split('\n').slice(1).join('\n');

/** A configuration with another one added as a person does: new items are added to lists, keys to maps. */
export function addToYaml(text, addition) {
  const document = parseDocument(text);
  add(document, document.contents, parseDocument(addition).contents, []);
  return document.toString({ lineWidth: 0 });
}

function add(document, present, addition, path) {
  for (const { key, value } of addition.items) {
    const here = [...path, key.value];
    const existing = document.getIn(here, true);
    if (isMap(existing) && isMap(value)) {
      add(document, existing, value, here);
    } else if (isSeq(existing) && isSeq(value)) {
      value.items.forEach(item => existing.add(item));
    } else {
      document.setIn(here, value);
    }
  }
}
