import { Duplex } from 'node:stream';
import { KubeObject } from '../meta/types';

/** What a kubelet does for the API server; supplied by the host simulation, the server only routes. */
export type PodBackend = {
  /**
   * Answers a request to a port of a pod. A thrown error becomes the API server's own
   * "error trying to reach service: …" answer, so its message should read as a dial error does.
   */
  proxy(request: {
    pod: KubeObject;
    port: number;
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: Buffer;
  }): Promise<{
    status: number;
    headers?: Record<string, string>;
    body: string;
  }>;

  /**
   * Connects to a port of a pod, for `pods/portforward`. A thrown error is what the client is told on the port's
   * failure channel. Pods that take no connections leave it out.
   */
  connect?(request: { pod: KubeObject; port: number }): Promise<Duplex>;

  /** Log lines without their newline, oldest first; with `follow` until `signal` aborts. */
  logs(request: {
    pod: KubeObject;
    container: string;
    follow: boolean;
    tailLines?: number;
    previous: boolean;
    timestamps: boolean;
    sinceSeconds?: number;
    signal: AbortSignal;
  }): AsyncIterable<string>;
};
