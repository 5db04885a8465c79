import { Failure } from '../lib/failure.mjs';

/** A fenced block of Markdown, also one that is indented in a list. */
const BLOCK = /^( *)```(\w+)\n([\s\S]*?)\n\1```$/gm;

/** Languages of blocks that somebody who installs follows; others show output. */
const FOLLOWED = ['sh', 'ts', 'yaml', 'diff'];

/**
 * The blocks of a section of a Markdown text, in order.
 *
 * @param {string} text
 * @param {string} heading of level two, without its marks
 * @returns {{language: string, text: string}[]}
 * @throws Failure when there is no such section, or nothing to follow in it
 */
export function blocksOf(text, heading) {
  const [, section] = text.split(`\n## ${heading}\n`);
  if (section === undefined) {
    throw new Failure(`There is no section "${heading}" to follow.`);
  }
  const [body] = section.split(/\n## /);
  const blocks = [...body.matchAll(BLOCK)]
    .map(([, indent, language, code]) => ({
      language,
      text: code
        .split('\n')
        .map(line => line.slice(indent.length))
        .join('\n'),
    }))
    .filter(({ language }) => FOLLOWED.includes(language));
  if (blocks.length === 0) {
    throw new Failure(`The section "${heading}" has no blocks to follow.`);
  }
  return blocks;
}

/**
 * The file that a block is for, from its first line: `// path` or `# path`.
 *
 * @throws Failure when the line names none
 */
export function fileOf({ text }) {
  const [first] = text.split('\n');
  const path = /^(?:\/\/|#) (\S+\.\w+)$/.exec(first)?.[1];
  if (!path) {
    throw new Failure(`A block does not say which file it is for: ${first}`);
  }
  return path;
}
