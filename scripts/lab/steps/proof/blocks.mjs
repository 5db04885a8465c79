import { expect, expectEqual } from '../../../check/expect.mjs';
import { callApp, withJson } from '../host.mjs';

const redisHost = 'redis-master.default.svc.cluster.local:6379';

/** What the secret stores are asked for: the file of the pod, and the Secret of the vcluster. */
export const KEPT = { file: 'in a file', secret: 'in a Secret' };

/** Where the pod of the proof has its files, as its daprd sees them from where it runs. */
export const PATHS = { files: 'mnt/files', kubeconfig: 'mnt/kube' };

/**
 * One Dapr Component per building block.
 *
 * @typedef {{name: string, type: string, metadata: Record<string, string>, hasPassword?: boolean,
 *   use: (at: string, host: object) => Promise<string>}} Block `use` does one thing through the daprd at an address and
 *   returns what came of it
 */

/** @returns {Block[]} the blocks of a tenant, by its name */
export const blocksOf = tenant => [
  {
    name: 'proof-state',
    type: 'state.redis',
    metadata: { redisHost, keyPrefix: tenant },
    hasPassword: true,
    use: async at => {
      const state = `${at}/v1.0/state/proof-state`;
      await callApp(state, withJson([{ key: 'proof', value: 42 }]));
      const value = await callApp(`${state}/proof`);
      expectEqual(value, 42, 'The value kept');
      return `proof = ${value}`;
    },
  },
  {
    name: 'proof-pubsub',
    type: 'pubsub.redis',
    metadata: {
      redisHost,
      consumerID: '{namespace}',
      allowedTopics: `${tenant}-proof`,
    },
    hasPassword: true,
    use: async (at, host) => {
      const topic = `${tenant}-proof`;
      await callApp(
        `${at}/v1.0/publish/proof-pubsub/${topic}`,
        withJson({ value: 42 }),
      );
      // A daprd that finds "{namespace}" in the metadata puts its host namespace before each topic.
      const streams = await host.redis('KEYS', `*${topic}`);
      expectEqual(streams.length, 1, `Streams of the topic ${topic}`);
      const [length] = await host.redis('XLEN', streams[0]);
      expectEqual(Number(length), 1, `Messages in the stream ${streams[0]}`);
      const refused = await fetch(
        `${at}/v1.0/publish/proof-pubsub/elsewhere`,
        withJson({ value: 42 }),
      );
      expectEqual(refused.status, 403, 'Publishing to a topic not allowed');
      return `a message in the stream ${streams[0]}; another topic is refused`;
    },
  },
  {
    name: 'proof-files',
    type: 'secretstores.local.file',
    metadata: { secretsFile: `${PATHS.files}/secrets.json` },
    use: async at => {
      const secret = await callApp(`${at}/v1.0/secrets/proof-files/greeting`);
      expectEqual(secret, { greeting: KEPT.file }, 'The secret');
      return 'greeting was read from the file';
    },
  },
  {
    name: 'proof-secrets',
    type: 'secretstores.kubernetes',
    metadata: {},
    use: async at => {
      const secret = await callApp(
        `${at}/v1.0/secrets/proof-secrets/greeting?metadata.namespace=default`,
      );
      expectEqual(secret, { text: KEPT.secret }, 'The Secret');
      return 'Secret default/greeting was read from the vcluster';
    },
  },
  {
    name: 'proof-settings',
    type: 'configuration.redis',
    metadata: { redisHost },
    hasPassword: true,
    use: async (at, host) => {
      const key = `${tenant}-color`;
      await host.redis('SET', key, 'blue||7');
      const items = await callApp(
        `${at}/v1.0/configuration/proof-settings?key=${key}`,
      );
      expectEqual(items[key]?.value, 'blue', `The setting ${key}`);
      return `${key} = ${items[key].value}, version ${items[key].version}`;
    },
  },
  {
    name: 'proof-binding',
    type: 'bindings.redis',
    metadata: { redisHost },
    hasPassword: true,
    use: async (at, host) => {
      const key = `${tenant}-greeting`;
      await callApp(
        `${at}/v1.0/bindings/proof-binding`,
        withJson({ operation: 'create', data: 'hello', metadata: { key } }),
      );
      const kept = await host.redis('GET', key);
      expect(kept.join().includes('hello'), `Redis has not kept ${key}`, kept);
      return `Redis has ${key}`;
    },
  },
  {
    name: 'proof-lock',
    type: 'lock.redis',
    metadata: { redisHost, keyPrefix: tenant },
    hasPassword: true,
    use: async at => {
      const url = `${at}/v1.0-alpha1`;
      const resourceId = 'proof';
      const take = lockOwner =>
        callApp(
          `${url}/lock/proof-lock`,
          withJson({ resourceId, lockOwner, expiryInSeconds: 60 }),
        );
      const first = await take('first');
      const second = await take('second');
      expectEqual(first.success, true, 'The first lock');
      expect(second.success !== true, 'Two owners hold one lock', second);
      await callApp(
        `${url}/unlock/proof-lock`,
        withJson({ resourceId, lockOwner: 'first' }),
      );
      const third = await take('second');
      expectEqual(third.success, true, 'The lock once it is released');
      return 'held by one owner at a time';
    },
  },
];
