// Writes src/redaction/tokenShapes.data.json from the rules of gitleaks that know a credential by its beginning. Needs Go.
// With --check: exits 1 when the file is not what the rules give.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toPattern } from './pattern.mjs';

const MODULE = 'github.com/zricethezav/gitleaks/v8@v8.30.1';
const file = fileURLToPath(
  new URL('../../src/redaction/tokenShapes.data.json', import.meta.url),
);

function rulesText() {
  const work = mkdtempSync(join(tmpdir(), 'token-shapes-'));
  try {
    writeFileSync(join(work, 'go.mod'), 'module shapes\n\ngo 1.24\n');
    const out = execFileSync('go', ['mod', 'download', '-json', MODULE], {
      cwd: work,
      encoding: 'utf8',
    });
    return readFileSync(
      join(JSON.parse(out).Dir, 'config/gitleaks.toml'),
      'utf8',
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The rules of the file: of its format, only what it uses is read. */
function* rulesIn(text) {
  for (const block of text.split(/^\[\[rules\]\]$/m).slice(1)) {
    const [, id] = /^id = "([^"]+)"/m.exec(block) ?? [];
    const [, regex] = /^regex = '''(.*)'''$/m.exec(block) ?? [];
    const [, list = ''] = /^keywords = \[([^\]]*)\]/m.exec(block) ?? [];
    const keywords = [...list.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
    if (id && regex && keywords.length > 0) {
      yield { id, regex, keywords };
    }
  }
}

const shapes = [...rulesIn(rulesText())].flatMap(({ id, regex, keywords }) => {
  const pattern = toPattern(regex);
  return pattern ? [[id, keywords, pattern]] : [];
});
const text = `{
"source":"${MODULE}, config/gitleaks.toml (MIT)",
"shapes":[
${shapes.map(shape => JSON.stringify(shape)).join(',\n')}
]
}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(
      'tokenShapes.data.json is stale: run `yarn token-shapes`\n',
    );
    process.exit(1);
  }
  process.stdout.write('tokenShapes.data.json is up to date\n');
} else {
  writeFileSync(file, text);
  process.stdout.write(`wrote ${shapes.length} shapes\n`);
}
