import { ApplyComponent } from 'backstage-plugin-dapr-vcluster-common';
import { defineComponent } from './definition';

const SECRET = 'hunter2-do-not-show';
const body: ApplyComponent = {
  name: 'statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: [{ name: 'redisHost', value: 'redis:6379' }],
  scopes: ['writer'],
};

describe('defineComponent', () => {
  it('moves secret texts into a Secret of its own', () => {
    const { component, secrets, secretName, namespace } = defineComponent({
      ...body,
      secrets: { redisPassword: SECRET },
    });
    expect(namespace).toBe('default');
    expect(secretName).toBe('statestore-secrets');
    expect([...secrets]).toEqual([['redisPassword', SECRET]]);
    expect(component.metadata).toContainEqual({
      name: 'redisPassword',
      secretKeyRef: { name: 'statestore-secrets', key: 'redisPassword' },
    });
    expect(JSON.stringify(component)).not.toContain(SECRET);
  });

  it('takes names that Dapr and Kubernetes take', () => {
    for (const name of ['orders.v1.eu', '1st', `${'a'.repeat(63)}.b`]) {
      expect(defineComponent({ ...body, name }).component.name).toBe(name);
    }
  });

  it.each<[Partial<ApplyComponent>, RegExp]>([
    [{ name: '' }, /^name must be lower-case/],
    [{ name: '..' }, /^name must be lower-case/],
    [{ name: 'a/b' }, /^name must be lower-case/],
    [{ name: 'a..b' }, /^name must be lower-case/],
    [{ name: 'a.-b' }, /^name must be lower-case/],
    [{ name: 'A.b' }, /^name must be lower-case/],
    [{ name: 'a'.repeat(254) }, /^name has more than 253 characters/],
    [
      { name: 'a'.repeat(250), secrets: { redisPassword: SECRET } },
      /^the Secret of name would have a name of 258 characters/,
    ],
    [
      { metadata: [{ name: 'redisHost' }] },
      /metadata "redisHost" has no value/,
    ],
    [
      { metadata: [{ name: 'a', secretKeyRef: { name: '../x' } }] },
      /metadata\[0\]\.secretKeyRef\.name: must be lower-case/,
    ],
    [
      { secrets: { REDISHOST: SECRET } },
      /metadata "REDISHOST" is given under metadata and under secrets/,
    ],
    [{ secrets: { redisPassword: '' } }, /secrets\["redisPassword"\] is empty/],
    [{ secrets: { 'a b': SECRET } }, /secrets\["a b"\] is not a metadata name/],
  ])('refuses %j', (changes, message) => {
    const refused = () => defineComponent({ ...body, ...changes });
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ name: 'InputError' }));
    expect(refused).not.toThrow(new RegExp(SECRET));
  });
});
