import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { SyncerOptions } from './Target';

/** What a test does not wait for longer than it has to. */
export const LIMITS = { goneGraceSeconds: 1 };

/** The files that a Component syncer is started with. */
export class SyncerFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-syncer-'));
  readonly policy: string;

  constructor({ rules = {} }: Pick<SyncerOptions, 'rules'>) {
    this.policy = this.write('policy.yaml', stringify({ rules }));
  }

  changeRules(rules: Record<string, string>): void {
    this.write('policy.yaml', stringify({ rules }));
  }

  /** Path of a new file. */
  write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
