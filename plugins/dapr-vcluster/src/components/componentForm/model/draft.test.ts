import { readDraft, valueOf } from './draft';
import { editDraft } from './editDraft';
import {
  removeFields,
  setField,
  setName,
  setNewSecret,
  setPart,
  setScopes,
} from './edits';
import { EMPTY_VALUE, componentManifest } from './manifest';

const PASTED = `# our shop's store
kind: Component
apiVersion: dapr.io/v1alpha1
scopes:
  - writer # the one that fills it
  - reader
spec:
  # do not change
  version: v1
  type: state.redis
  metadata:
    - name: redisHost # the platform's
      value: "redis:6379"
    - name: redisPassword
      secretKeyRef: { name: store-secrets, key: redisPassword }
    - name: redisUsername
      secretKeyRef: { name: shared, key: user }
metadata:
  name: store
`;

describe('ComponentDraft', () => {
  const pasted = readDraft(PASTED);

  it('is parsed in any order, with the fields of new secret values', () => {
    expect(valueOf(pasted)).toEqual({
      namespace: 'default',
      name: 'store',
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'redisHost', value: 'redis:6379' },
        {
          name: 'redisUsername',
          secretKeyRef: { name: 'shared', key: 'user' },
        },
      ],
      scopes: ['writer', 'reader'],
      secrets: { redisPassword: 'daprComponent.redisPassword' },
    });
  });

  it('keeps order and comments when it changes', () => {
    const edited = editDraft(
      pasted,
      draft => setField('REDISHOST', { value: 'other:6379' }, draft),
      draft => setScopes(['writer', 'audit'], draft),
      draft => setPart('initTimeout', '10s', draft),
    );
    expect(edited?.text).toBe(
      PASTED.replace('"redis:6379"', '"other:6379"')
        .replace('  - reader', '  - audit')
        .replace('user }\n', 'user }\n  initTimeout: 10s\n'),
    );
  });

  it('renames the new Secret with the Dapr Component', () => {
    const renamed = editDraft(pasted, draft => setName('cart', draft));
    expect(renamed?.text).toContain('name: cart-secrets, key: redisPassword');
    expect(renamed?.text).toContain('name: shared, key: user');
    expect(valueOf(renamed!)?.secrets).toEqual({
      redisPassword: 'daprComponent.redisPassword',
    });
  });

  it('replaces the source of a field', () => {
    const secret = editDraft(pasted, draft => setNewSecret('redisHost', draft));
    expect(secret?.component.metadata[0]).toEqual({
      name: 'redisHost',
      secretKeyRef: { name: 'store-secrets', key: 'redisHost' },
    });
    const plain = editDraft(secret!, draft =>
      setField('redisHost', { value: 'a' }, draft),
    );
    expect(plain?.component.metadata[0]).toEqual({
      name: 'redisHost',
      value: 'a',
    });
  });

  it('deletes fields', () => {
    const less = editDraft(pasted, draft =>
      removeFields(['redishost', 'redisUsername'], draft),
    );
    expect(less?.component.metadata.map(({ name }) => name)).toEqual([
      'redisPassword',
    ]);
  });

  it.each([
    'a: [',
    'kind: Pod\napiVersion: v1\n',
    `${PASTED}---\n${PASTED}`,
    '',
  ])('has no value for the text %j', text => {
    expect(valueOf(readDraft(text))).toBeUndefined();
  });

  it('is unchanged after a round trip through the parameters of a template', () => {
    for (const value of [valueOf(pasted)!, { ...EMPTY_VALUE, preset: 'p' }]) {
      const again = valueOf(readDraft(componentManifest(value)));
      expect(again).toEqual({ namespace: 'default', ...value });
    }
  });
});
