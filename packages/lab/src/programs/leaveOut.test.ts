import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveOut } from './leaveOut';

const folder = mkdtempSync(join(tmpdir(), 'leave-out-'));
beforeAll(() => {
  for (const file of ['state_redis.go', 'state_kafka.go', 'README.md']) {
    writeFileSync(join(folder, file), '');
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('leaveOut', () => {
  it('replaces every source file but the kept ones by nothing', () => {
    expect(leaveOut(folder, ['state_redis.go'])).toEqual({
      Replace: { [join(folder, 'state_kafka.go')]: '' },
    });
  });

  it('names a file that is not there', () => {
    expect(() => leaveOut(folder, ['state_radis.go'])).toThrow(
      `${folder} has no file state_radis.go`,
    );
  });
});
