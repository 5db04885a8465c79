import { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { ClientOptions, WebSocket } from 'ws';
import { pathOf } from '../objects/paths';
import { readText } from '../http/readAnswer';
import { RESOURCES } from '../objects/resources';
import { errorFromAnswer } from '../errors/errorFromAnswer';

const PROTOCOL = 'v4.channel.k8s.io';
const HANDSHAKE_MS = 5_000;

/**
 * A port of a pod.
 *
 * @public
 */
export type PodPort = { namespace: string; name: string; port: number };

/**
 * A port of a pod that is being forwarded. The WebSocket is paused, so that nothing is missed.
 *
 * @public
 */
export type OpenPort = {
  webSocket: WebSocket;
  /** `<namespace>/<name>` */
  pod: string;
};

/**
 * Opens a port of a pod, through the API server of its host and with the credentials that requests to it
 * carry.
 *
 * @param signal - ends the opening, and what it has opened
 * @throws KubeError when the API server refuses, another Error when it does not answer
 * @public
 */
export async function openPortForward(
  kubeConfig: KubeConfig,
  { namespace, name, port }: PodPort,
  signal: AbortSignal,
): Promise<OpenPort> {
  const options: RequestOptions & ClientOptions = {
    headers: {},
    handshakeTimeout: HANDSHAKE_MS,
  };
  await kubeConfig.applyToHTTPSOptions(options);
  signal.throwIfAborted();
  const webSocket = new WebSocket(
    urlOf(kubeConfig, pathOf(RESOURCES.pods, { namespace, name }), port),
    [PROTOCOL],
    options,
  );
  const end = () => webSocket.terminate();
  signal.addEventListener('abort', end);
  webSocket.once('close', () => signal.removeEventListener('abort', end));
  return new Promise((resolve, reject) => {
    webSocket.on('error', reject);
    webSocket.once('unexpected-response', async (_, response) => {
      try {
        const status = response.statusCode ?? 0;
        reject(errorFromAnswer(status, await readText(response)));
      } catch (error) {
        reject(error);
      } finally {
        webSocket.terminate();
      }
    });
    webSocket.once('open', () => {
      webSocket.pause();
      resolve({ webSocket, pod: `${namespace}/${name}` });
    });
  });
}

function urlOf(kubeConfig: KubeConfig, path: string, port: number): URL {
  const url = new URL(kubeConfig.getCurrentCluster()?.server ?? '');
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  url.pathname = `${url.pathname.replace(/\/$/, '')}${path}/portforward`;
  url.search = `ports=${port}`;
  return url;
}
