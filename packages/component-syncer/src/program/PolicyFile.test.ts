import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../__testUtils__/until';
import { PolicyFile } from './PolicyFile';

it('sees a change that keeps the time of the file', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'policy-'));
  const path = join(directory, 'policy.yaml');
  writeFileSync(path, 'rules: {G1: error}\n');
  utimesSync(path, 1, 1);
  const file = new PolicyFile(path);
  writeFileSync(path, 'rules: {G1: off}\n');
  utimesSync(path, 1, 1);
  const unwatch = file.watch(
    () => {},
    () => {},
    10,
  );
  try {
    await until('the change', async () =>
      file.policy.rules.G1 === 'off' ? true : undefined,
    );
  } finally {
    unwatch();
    rmSync(directory, { recursive: true });
  }
});

it('takes a changed policy, and keeps the one before when that cannot be used', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'policy-'));
  const path = join(directory, 'policy.yaml');
  writeFileSync(path, 'rules: {G1: error}\n');
  const file = new PolicyFile(path);
  const errors: Error[] = [];
  const unwatch = file.watch(
    () => {},
    error => errors.push(error),
    10,
  );
  try {
    expect(file.policy).toEqual({ rules: { G1: 'error' } });
    writeFileSync(path, 'rules: {G1: warning, G2: off}\n');
    await until('the change', async () =>
      file.policy.rules.G1 === 'warning' ? true : undefined,
    );
    writeFileSync(path, 'rules: {G1: loud, and: more}\n');
    await until('the error', async () =>
      errors.length > 0 ? true : undefined,
    );
    expect(errors[0].message).toContain('rules.G1');
    expect(file.policy.rules.G1).toBe('warning');
  } finally {
    unwatch();
    rmSync(directory, { recursive: true });
  }
});
