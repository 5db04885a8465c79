import { cpSync, rmSync } from 'node:fs';
import { startEtcd } from '../../cluster/controlPlane';
import { Supervisor } from '../../processes/Supervisor';

type Answer = { header: { revision: string } };

/** The etcd of one host, with what an operator does to it: backup, restore, compaction. */
export class Etcd {
  readonly #supervisor: Supervisor;
  readonly #programs: Map<string, string>;
  readonly #options: { name: string; port: number; dataDir: string };

  constructor(
    supervisor: Supervisor,
    programs: Map<string, string>,
    options: { name: string; port: number; dataDir: string },
  ) {
    this.#supervisor = supervisor;
    this.#programs = programs;
    this.#options = options;
  }

  start(): Promise<void> {
    const { dataDir, ...where } = this.#options;
    return startEtcd(this.#supervisor, this.#programs, dataDir, where);
  }

  /** Number of the last change. */
  async revision(): Promise<number> {
    const { header } = await this.#call('range', { key: 'AA==' });
    return Number(header.revision);
  }

  /** Forgets all history up to now, as etcd does every few minutes. */
  async compact(): Promise<void> {
    const revision = String(await this.revision());
    await this.#call('compaction', { revision, physical: true });
  }

  /** Copies the data while etcd is down for a moment. */
  async backup(): Promise<void> {
    await this.#supervisor.stop(this.#options.name);
    this.#copy(this.#options.dataDir, this.#backupDir);
    await this.start();
  }

  /** Puts the copied data in place of those there are, and starts again. */
  async restore(): Promise<void> {
    await this.#supervisor.stop(this.#options.name);
    this.#copy(this.#backupDir, this.#options.dataDir);
    await this.start();
  }

  get #backupDir() {
    return `${this.#options.dataDir}-backup`;
  }

  #copy(from: string, to: string) {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
  }

  async #call(path: string, body: object): Promise<Answer> {
    const answer = await fetch(
      `http://127.0.0.1:${this.#options.port}/v3/kv/${path}`,
      { method: 'POST', body: JSON.stringify(body) },
    );
    if (!answer.ok) {
      throw new Error(`etcd answered ${answer.status}`);
    }
    return (await answer.json()) as Answer;
  }
}
