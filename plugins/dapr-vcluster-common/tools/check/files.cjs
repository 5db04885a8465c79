const { closeSync, openSync, readSync, readdirSync } = require('node:fs');
const { join, relative } = require('node:path');

const SKIPPED = new Set(['.git', 'node_modules']);

/** A bit more than the check reads of a file, so that it still sees that one is too large. */
const MAX_BYTES = 4_000_001;

const FENCE = /^\s*(`{3,}|~{3,})\s*(\S*)/;

/**
 * The lines of the YAML blocks of a text in Markdown, each block a text with empty lines in front of it, so that line
 * numbers are those of the whole text.
 */
function yamlBlocks(text) {
  const blocks = [];
  let fence;
  let block;
  text.split(/\r?\n/).forEach((line, at) => {
    const [, mark, language] = FENCE.exec(line) ?? [];
    if (fence) {
      if (mark?.startsWith(fence) && !language) {
        if (block) {
          blocks.push(block.join('\n'));
        }
        fence = undefined;
        block = undefined;
      } else if (block) {
        block.push(line);
      }
    } else if (mark) {
      fence = mark;
      block = /^ya?ml$/i.test(language) ? Array(at + 1).fill('') : undefined;
    }
  });
  return blocks;
}

function read(path) {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(MAX_BYTES);
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, MAX_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

/** The YAML files of each folder, one folder at a time: those beside one another belong together. Links are left out. */
function* yamlFolders(root, { markdown = false } = {}, folder = root) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const files = entries
    .filter(entry => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map(({ name }) => ({
      path: relative(root, join(folder, name)),
      text: read(join(folder, name)),
    }));
  if (files.length > 0) {
    yield files;
  }
  if (markdown) {
    for (const { name } of entries.filter(
      entry => entry.isFile() && /\.md$/i.test(entry.name),
    )) {
      const path = join(folder, name);
      // Each block stands for itself: the same names are used all over a page.
      for (const text of yamlBlocks(read(path))) {
        yield [{ path: relative(root, path), text }];
      }
    }
  }
  for (const entry of entries) {
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) {
      yield* yamlFolders(root, { markdown }, join(folder, entry.name));
    }
  }
}

module.exports = { yamlFolders };
