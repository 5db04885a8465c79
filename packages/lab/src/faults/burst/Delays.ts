import { readFileSync } from 'node:fs';
import { RawClient } from 'dapr-vcluster-kube-sim';
import { ControlPlane } from '../../cluster/controlPlane';
import { until } from '../../contract/until';
import { component, COMPONENTS } from '../hosts';
import { Portal } from '../Portal';

/** How long a change of a host takes to be shown, tried again and again. */
export class Delays {
  readonly #client: RawClient;
  readonly #measured: number[] = [];
  readonly #host: string;
  readonly #portal: Portal;

  constructor(host: string, plane: ControlPlane, portal: Portal) {
    this.#host = host;
    this.#portal = portal;

    const caData = readFileSync(plane.caFile).toString('base64');
    this.#client = new RawClient({ url: plane.server, caData }, plane.token);
  }

  /** Makes a Dapr Component and waits until the tenant's page counts it. */
  async measure(): Promise<void> {
    const count = async () =>
      (await this.#portal.tenant(this.#host))?.counts.components ?? 0;
    const before = await count();
    const made = component(`mark-${this.#measured.length}-${Date.now()}`);
    const { code, text } = await this.#client.post(COMPONENTS, made);
    if (code !== 201) {
      throw new Error(`${this.#host}: ${code} ${text}`);
    }
    const begun = Date.now();
    await until(
      `a change of ${this.#host}`,
      async () => (await count()) > before,
    );
    this.#measured.push(Date.now() - begun);
  }

  /** The longest, in milliseconds. */
  get longest(): number {
    return Math.max(...this.#measured);
  }

  /** For people: the middle one and the longest. */
  toString(): string {
    const sorted = [...this.#measured].sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    return `${median} ms (median of ${sorted.length}), ${this.longest} ms (longest)`;
  }

  close(): void {
    this.#client.close();
  }
}
