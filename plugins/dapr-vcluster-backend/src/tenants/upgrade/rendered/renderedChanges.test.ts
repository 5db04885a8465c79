import { manifestObjects, renderedChanges } from './renderedChanges';

const manifest = (version: string, password: string) => `---
apiVersion: v1
kind: Secret
metadata: {name: vc-config-a, namespace: n}
data: {config.yaml: ${password}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: a, namespace: n}
spec:
  template:
    spec:
      containers:
        - name: syncer
          image: syncer:${version}
          env:
            - {name: DB_PASSWORD, value: ${password}}
            - {name: MODE, value: m-${version}}
---
# nothing
`;

it('shows what differs object by object, and no value of a secret', () => {
  const changes = renderedChanges(
    manifestObjects(
      `${manifest(
        '1',
        'hunter2',
      )}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: gone}\n`,
    ),
    manifestObjects(
      `${manifest(
        '2',
        'hunter3',
      )}---\napiVersion: v1\nkind: Service\nmetadata: {name: come}\n`,
    ),
  );
  expect(changes.map(({ kind, name, change }) => [kind, name, change])).toEqual(
    [
      ['Secret', 'vc-config-a', 'changed'],
      ['StatefulSet', 'a', 'changed'],
      ['ConfigMap', 'gone', 'removed'],
      ['Service', 'come', 'added'],
    ],
  );
  const [secret, set] = changes.map(({ diff }) => diff);
  expect(secret).toMatch(/^- {2}config\.yaml: "\[hidden .{8}\]"$/m);
  expect(secret).toMatch(/^\+ {2}config\.yaml: "\[hidden .{8}\]"$/m);
  expect(set).toMatch(/^- +value: m-1$/m);
  expect(set).toMatch(/^\+ +value: m-2$/m);
  expect(JSON.stringify(changes)).not.toContain('hunter');
});

it('is empty for the same objects in another order', () => {
  const objects = manifestObjects(manifest('1', 'x'));
  expect(renderedChanges(objects, [...objects].reverse())).toEqual([]);
});

it('is bounded: what nobody reads is left out', () => {
  const object = (text: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a' },
    data: { text },
  });
  const diffOf = (before: string, after: string) =>
    renderedChanges([object(before)], [object(after)])[0].diff;
  expect(diffOf('a\n'.repeat(20_000), 'b\n'.repeat(20_000))).toBe(
    '… (too many lines differ)',
  );
  const long = diffOf('a', `${'b'.repeat(40_000)}`);
  expect(long.length).toBeLessThan(21_000);
  expect(long).toMatch(/… \(cut\)$/);
});
