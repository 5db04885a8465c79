import { Container, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { environmentOf } from './environment';

const pod = {
  metadata: { name: 'orders-1', namespace: 'vcluster-team-a' },
  status: { podIP: '10.99.0.7' },
} as Pod;

const client = {
  get: async ({ kind }: Resource, { name }: { name: string }) => {
    if (name !== 'held') {
      return undefined;
    }
    const value = kind === 'Secret' ? 'czNjcjN0' : 'plain';
    return { data: { token: value, broken: 'c2VjcmV0AHZhbHVl' } };
  },
} as unknown as Pick<KubeClient, 'get'>;

const resolve = (...env: NonNullable<Container['env']>) =>
  environmentOf(client, pod, { name: 'daprd', image: 'x', env });

const fromSecret = (name: string, key = 'token', optional?: boolean) => ({
  name: 'API_TOKEN',
  valueFrom: { secretKeyRef: { name, key, optional } },
});

describe('environmentOf', () => {
  it('resolves values, fields of the pod, Secrets and ConfigMaps', async () => {
    const field = (name: string, fieldPath: string) => ({
      name,
      valueFrom: { fieldRef: { fieldPath } },
    });
    const env = await resolve(
      { name: 'NAMESPACE', value: 'vcluster-team-a' },
      field('POD_NAME', 'metadata.name'),
      field('ODD', 'spec.nodeName'),
      fromSecret('held'),
      {
        name: 'TRUST_ANCHORS',
        valueFrom: { configMapKeyRef: { name: 'held', key: 'token' } },
      },
    );
    expect(env).toEqual({
      NAMESPACE: 'vcluster-team-a',
      POD_NAME: 'orders-1',
      API_TOKEN: 's3cr3t',
      TRUST_ANCHORS: 'plain',
    });
  });

  it.each([
    ['the Secret', fromSecret('gone'), 'secret "gone" not found'],
    [
      'the key',
      fromSecret('held', 'other'),
      "couldn't find key other in Secret vcluster-team-a/held",
    ],
    [
      'the ConfigMap',
      {
        name: 'TRUST_ANCHORS',
        valueFrom: { configMapKeyRef: { name: 'gone', key: 'token' } },
      },
      'configmap "gone" not found',
    ],
  ])('is refused without %s', async (_, variable, message) => {
    await expect(resolve(variable)).rejects.toMatchObject({
      reason: 'CreateContainerConfigError',
      message,
    });
  });

  it('does without what is optional', async () => {
    expect(
      await resolve(
        fromSecret('gone', 'token', true),
        fromSecret('held', 'other', true),
      ),
    ).toEqual({});
  });

  it('quotes no value, even one that no variable can hold', async () => {
    const refused = await resolve(fromSecret('held', 'broken')).catch(e => e);
    expect(refused.reason).toBe('CreateContainerError');
    expect(refused.message).toContain('API_TOKEN');
    expect(refused.message).not.toContain('secret');
  });
});
