import { readFile } from 'node:fs/promises';
import { HostCheck } from 'backstage-plugin-dapr-vcluster-common';
import { HostRegistry } from '../HostRegistry';
import { checkHost } from './checkHost';
import { requiredRights } from './requiredRights';

/** Tests hosts on request; whoever asks while a test of the same host runs gets its answer. */
export class HostChecks {
  readonly #hosts: HostRegistry;
  readonly #manifest: string;
  readonly #running = new Map<string, Promise<HostCheck>>();

  /** @param manifest - path of the manifest with the rights that the portal needs */
  constructor(hosts: HostRegistry, manifest: string) {
    this.#hosts = hosts;
    this.#manifest = manifest;
  }

  /** @throws NotFoundError naming the hosts there are. */
  check(name: string): Promise<HostCheck> {
    const running =
      this.#running.get(name) ??
      this.#start(name).finally(() => this.#running.delete(name));
    this.#running.set(name, running);
    return running;
  }

  async #start(name: string): Promise<HostCheck> {
    const { client, readOnly, configProblem } = this.#hosts.get(name);
    return checkHost({
      client,
      readOnly,
      problem: configProblem(),
      roles: requiredRights(await readFile(this.#manifest, 'utf8')),
    });
  }
}
