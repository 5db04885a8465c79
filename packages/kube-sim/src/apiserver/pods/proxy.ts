import { get } from 'lodash';
import { existing } from '../context/existing';
import { ApiError } from '../errors/ApiError';
import { badRequest } from '../errors/errors';
import { ApiCall } from '../context/ServerContext';
import { KubeObject } from '../meta/types';

/** Headers that belong to the connection with the API server and not to the pod. */
const HOP_HEADERS = [
  'authorization',
  'connection',
  'content-length',
  'host',
  'transfer-encoding',
];

/** `pods/[<scheme>:]<name>[:<port>]/proxy/<path>`: hands the request to the pod and its answer back. */
export async function podProxy(call: ApiCall): Promise<undefined> {
  const { name, port } = target(call.path.name ?? '');
  const stored = existing({ ...call, path: { ...call.path, name } });
  const answer = await reach(call, stored.object, port);
  call.response.writeHead(answer.status, {
    'Content-Type': 'text/plain; charset=utf-8',
    ...answer.headers,
    'Content-Length': Buffer.byteLength(answer.body),
  });
  call.response.end(answer.body);
  return undefined;
}

async function reach(call: ApiCall, pod: KubeObject, wanted?: number) {
  const port = wanted ?? firstPort(pod);
  const search = call.query.toString();
  try {
    if (!call.context.pods) {
      throw new Error(`dial tcp :${port}: connect: no route to host`);
    }
    return await call.context.pods.proxy({
      pod,
      port,
      method: call.method,
      path: `${call.path.rest ?? '/'}${search ? `?${search}` : ''}`,
      headers: forwarded(call),
      ...(call.body.length > 0 ? { body: call.body } : {}),
    });
  } catch (error) {
    if (error instanceof ApiError) {
      throw error;
    }
    throw new ApiError(
      503,
      'ServiceUnavailable',
      `error trying to reach service: ${(error as Error).message}`,
    );
  }
}

function target(segment: string): { name: string; port?: number } {
  const parts = segment.split(':');
  const [name, port] = parts.length === 3 ? parts.slice(1) : parts;
  if (port === undefined || port === '') {
    return { name };
  }
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
    throw badRequest(`invalid pod request "${segment}"`);
  }
  return { name, port: Number(port) };
}

function firstPort(pod: KubeObject): number {
  const port = get(pod, 'spec.containers[0].ports[0].containerPort');
  return typeof port === 'number' ? port : 80;
}

function forwarded({ headers }: ApiCall): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_HEADERS.includes(name)
        ? []
        : [[name, String(value)]],
    ),
  );
}
