/** A server that Dapr Components connect to; without a password it takes everybody. */
export type Backend = {
  password?: string;
  /** Takes connections and never says a word, as behind a firewall that drops packets. */
  silent?: boolean;
};

/** The bitnami chart's Redis of the tutorial, in the words of its Service. */
export const DEFAULT_REDIS = 'redis-master.default.svc.cluster.local:6379';

/** Which backends exist in the simulated network: `host:port` to what it demands. */
export class BackendRegistry {
  readonly #backends = new Map<string, Backend>();

  constructor(backends: Record<string, Backend> = {}) {
    Object.entries(backends).forEach(([address, backend]) =>
      this.set(address, backend),
    );
  }

  set(address: string, backend: Backend) {
    this.#backends.set(address, backend);
  }

  remove(address: string) {
    this.#backends.delete(address);
  }

  /** Whether whoever connects waits for ever. */
  isSilent(address: string): boolean {
    return this.#backends.get(address)?.silent ?? false;
  }

  /**
   * Connects as a client with this password would. Returns what the dialler or
   * the server says when that fails; the password itself is in no message.
   */
  connect(address: string, password: string | undefined): string | undefined {
    const backend = this.#backends.get(address);
    if (!backend) {
      const host = address.replace(/:\d+$/, '');
      return /^[\d.]+$/.test(host)
        ? `dial tcp ${address}: connect: connection refused`
        : `dial tcp: lookup ${host} on 10.96.0.10:53: no such host`;
    }
    if (backend.password === undefined || backend.password === password) {
      return undefined;
    }
    return password
      ? 'WRONGPASS invalid username-password pair or user is disabled.'
      : 'NOAUTH Authentication required.';
  }
}
