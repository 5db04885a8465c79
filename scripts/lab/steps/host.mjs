import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The lab's host as its administrator sees it, and its Redis. For use inside the network namespace. */
export function labHost({ kubectl, adminKubeconfig, redis }) {
  const kube = async (...args) =>
    (await run(kubectl, ['--kubeconfig', adminKubeconfig, ...args])).stdout;
  return {
    kube,
    apply: object =>
      new Promise((resolve, reject) => {
        const child = execFile(
          kubectl,
          ['--kubeconfig', adminKubeconfig, 'apply', '-f', '-'],
          error => (error ? reject(error) : resolve()),
        );
        child.stdin.end(JSON.stringify(object));
      }),
    /** Address of a host pod. */
    podIp: ({ namespace, name }) =>
      kube(
        '-n',
        namespace,
        'get',
        'pod',
        name,
        '-o',
        'jsonpath={.status.podIP}',
      ),
    /** Runs a Redis command and returns the lines of its answer. */
    redis: async (...args) => {
      const { stdout } = await run(
        'redis-cli',
        ['-p', String(redis.port), ...args],
        {
          env: { ...process.env, REDISCLI_AUTH: redis.password },
        },
      );
      return stdout.split('\n').filter(Boolean);
    },
  };
}

/** An HTTP call that has to succeed; the body as JSON, undefined when it is empty. */
export async function callApp(url, options) {
  const answer = await fetch(url, options);
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(
      `${options?.method ?? 'GET'} ${url} answered ${answer.status}: ${text}`,
    );
  }
  return text === '' ? undefined : JSON.parse(text);
}
