import { badRequest, internal } from '../errors/errors';
import { isTrue } from '../request/RequestInfo';
import { existing } from '../context/existing';
import { ApiCall } from '../context/ServerContext';
import { KubeObject } from '../meta/types';

/** `GET pods/<name>/log`: plain text, streamed while it follows. */
export async function podLog(call: ApiCall): Promise<undefined> {
  const { query, response, context, signal } = call;
  const pod = existing(call).object;
  const container = containerOf(pod, query.get('container'));
  if (!context.pods) {
    throw internal(`no kubelet answers for node "${nodeOf(pod)}"`);
  }
  const lines = context.pods.logs({
    pod,
    container,
    follow: isTrue(query.get('follow')),
    previous: isTrue(query.get('previous')),
    timestamps: isTrue(query.get('timestamps')),
    tailLines: numberOf(query, 'tailLines'),
    sinceSeconds: numberOf(query, 'sinceSeconds'),
    signal,
  });
  // the first line is asked for before the head is sent, so that a refusal is still an error
  const iterator = lines[Symbol.asyncIterator]();
  let next = await iterator.next();
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.flushHeaders();
  while (!next.done && !signal.aborted) {
    response.write(`${next.value}\n`);
    next = await iterator.next();
  }
  await iterator.return?.();
  response.end();
  return undefined;
}

type PodSpec = {
  nodeName?: string;
  containers?: { name: string }[];
  initContainers?: { name: string }[];
};

function nodeOf(pod: KubeObject): string {
  return (pod.spec as PodSpec).nodeName ?? '';
}

function containerOf(pod: KubeObject, wanted: string | null): string {
  const { containers = [], initContainers = [] } = pod.spec as PodSpec;
  const names = containers.map(({ name }) => name);
  const all = [...names, ...initContainers.map(({ name }) => name)];
  if (wanted) {
    if (!all.includes(wanted)) {
      throw badRequest(
        `container ${wanted} is not valid for pod ${pod.metadata.name}`,
      );
    }
    return wanted;
  }
  if (names.length !== 1) {
    throw badRequest(
      `a container name must be specified for pod ${
        pod.metadata.name
      }, choose one of: [${names.join(' ')}]`,
    );
  }
  return names[0];
}

function numberOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw badRequest(
      `PodLogOptions is invalid: ${name}: Invalid value: "${text}": must be a number that is not negative`,
    );
  }
  return Number(text);
}
