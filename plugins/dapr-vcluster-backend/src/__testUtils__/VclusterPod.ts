import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { ApiServer, PodBackend } from 'dapr-vcluster-kube-sim';

type Target = Parameters<NonNullable<PodBackend['connect']>>[0];

/**
 * The kubelet's side of a vcluster's pod: connections to port 8443 reach the vcluster's API server, and can be counted
 * and cut.
 */
export class VclusterPod implements PodBackend {
  /** Connections that are open now. */
  readonly open = new Set<Socket>();
  /** Names of the pods connected to, oldest first. */
  readonly asked: string[] = [];
  /** The most connections that were open at a time. */
  most = 0;
  server: Pick<ApiServer, 'url'>;

  constructor(server: Pick<ApiServer, 'url'>) {
    this.server = server;
  }

  async connect({ pod, port }: Target): Promise<Socket> {
    this.asked.push(pod.metadata.name ?? '');
    if (port !== 8443) {
      throw new Error(`dial tcp4 127.0.0.1:${port}: refused`);
    }
    const { hostname, port: served } = new URL(this.server.url);
    const socket = connect(Number(served), hostname);
    await once(socket, 'connect');
    this.open.add(socket);
    this.most = Math.max(this.most, this.open.size);
    socket.on('close', () => this.open.delete(socket));
    return socket;
  }

  /** Breaks every connection. */
  cut(): void {
    this.open.forEach(socket => socket.destroy());
  }

  async proxy() {
    return { status: 404, body: '' };
  }

  async *logs() {
    yield* [];
  }
}
