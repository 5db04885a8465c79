import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The Go module that holds one metadata.yaml per Dapr component, and the version read. */
export const MODULE = 'github.com/dapr/components-contrib';
export const VERSION = 'v1.18.4';

/** Downloads the module with the Go tool and returns the folder it is in. */
export function downloadModule() {
  const work = mkdtempSync(join(tmpdir(), 'catalogue-'));
  try {
    writeFileSync(join(work, 'go.mod'), 'module catalogue\n\ngo 1.24\n');
    const out = execFileSync(
      'go',
      ['mod', 'download', '-json', `${MODULE}@${VERSION}`],
      { cwd: work, encoding: 'utf8' },
    );
    return JSON.parse(out).Dir;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function* metadataFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* metadataFiles(path);
    } else if (entry.name === 'metadata.yaml') {
      yield path;
    }
  }
}

/** Every component's metadata document of the module, sorted by type, name and version. */
export function readComponents(moduleDir) {
  const key = c => `${c.type}.${c.name}/${c.version}`;
  return [...metadataFiles(moduleDir)]
    .map(path =>
      // Two upstream files indent with a tab, which YAML forbids.
      parse(readFileSync(path, 'utf8').replace(/\t/g, '  ')),
    )
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
