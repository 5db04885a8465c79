import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyPart } from './partialModule';

const folder = mkdtempSync(join(tmpdir(), 'partial-module-'));
const source = join(folder, 'source');
const target = join(folder, 'target');
const part = { module: 'example.com/m', folder: 'parts' };

beforeAll(() => {
  mkdirSync(join(source, 'parts'), { recursive: true });
  for (const file of ['main.go', 'parts/kept.go', 'parts/other.go']) {
    writeFileSync(join(source, file), '', { mode: 0o444 });
  }
  chmodSync(join(source, 'parts'), 0o555);
});
afterAll(() => {
  chmodSync(join(source, 'parts'), 0o755);
  rmSync(folder, { recursive: true });
});

describe('copyPart', () => {
  it('copies all but the files of one folder that are not kept', () => {
    copyPart(source, target, { ...part, keep: ['kept.go'] });
    expect(existsSync(join(target, 'main.go'))).toBe(true);
    expect(existsSync(join(target, 'parts/kept.go'))).toBe(true);
    expect(existsSync(join(target, 'parts/other.go'))).toBe(false);
    rmSync(target, { recursive: true });
  });

  it('names a file that is not there', () => {
    expect(() =>
      copyPart(source, target, { ...part, keep: ['no.go'] }),
    ).toThrow('has no file no.go');
  });
});
