import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The Go modules that are read: what daprd registers, and the source of the components. The versions belong together. */
export const DAPR = 'github.com/dapr/dapr@v1.18.3';
export const CONTRIB = 'github.com/dapr/components-contrib@v1.18.4';

const SCAN = fileURLToPath(new URL('scan', import.meta.url));

/** Downloads a module with the Go tool and returns the folder it is in. */
function downloadModule(module) {
  const work = mkdtempSync(join(tmpdir(), 'catalogue-'));
  try {
    writeFileSync(join(work, 'go.mod'), 'module catalogue\n\ngo 1.24\n');
    const out = execFileSync('go', ['mod', 'download', '-json', module], {
      cwd: work,
      encoding: 'utf8',
    });
    return JSON.parse(out).Dir;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The metadata document of the first package that has one. */
function documentOf(contrib, packages) {
  const path = packages
    .map(name => join(contrib, name, 'metadata.yaml'))
    .find(each => existsSync(each));
  if (!path) {
    return undefined;
  }
  // Two upstream files indent with a tab, which YAML forbids.
  return parse(readFileSync(path, 'utf8').replace(/\t/g, '  '));
}

/**
 * What daprd registers, each with the names that its source reads (see scan/main.go) and with `document`, its published
 * metadata.
 */
export function readSource() {
  const dapr = downloadModule(DAPR);
  const contrib = downloadModule(CONTRIB);
  const out = execFileSync('go', ['run', '.', dapr, contrib], {
    cwd: SCAN,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { azureKeys, registrations } = JSON.parse(out);
  return {
    azureKeys,
    registrations: registrations.map(each => ({
      ...each,
      document: documentOf(contrib, each.packages),
    })),
  };
}
