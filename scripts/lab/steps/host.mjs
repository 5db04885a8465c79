import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs kubectl with a kubeconfig. */
function kubectlOf(kubectl, kubeconfig) {
  return {
    kube: async (...args) =>
      (await run(kubectl, ['--kubeconfig', kubeconfig, ...args])).stdout,
    apply: (...objects) =>
      new Promise((resolve, reject) => {
        const child = execFile(
          kubectl,
          ['--kubeconfig', kubeconfig, 'apply', '-f', '-'],
          error => (error ? reject(error) : resolve()),
        );
        const list = { apiVersion: 'v1', kind: 'List', items: objects };
        child.stdin.end(JSON.stringify(list));
      }),
  };
}

/** The lab's host as its administrator sees it, and its Redis. For use inside the network namespace. */
export function labHost({ kubectl, adminKubeconfig, redis }) {
  const { kube, apply } = kubectlOf(kubectl, adminKubeconfig);
  return {
    kube,
    apply,
    /** Does something in a vcluster as its own administrator, who is given kubectl and the kubeconfig's text. */
    inTenant: async (tenant, work) => {
      const [, namespace, name] = tenant.split('/');
      const secret = await kube(
        '-n',
        namespace,
        'get',
        'secret',
        `vc-${name}`,
        '-o',
        'jsonpath={.data.config}',
      );
      const config = Buffer.from(secret, 'base64').toString();
      const folder = mkdtempSync(join(tmpdir(), 'lab-tenant-'));
      const file = join(folder, 'kubeconfig');
      writeFileSync(file, config, { mode: 0o600 });
      try {
        return await work({ ...kubectlOf(kubectl, file), config });
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
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

/** A request with a JSON body. */
export const withJson = body => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
