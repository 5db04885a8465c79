import {
  ANNOTATION_DECLARATION,
  ANNOTATION_VIRTUAL_NAMESPACE,
  FIELD_MANAGER,
  LABEL_MANAGED_BY,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  FieldsV1,
  KubeObject,
  ManagedFields,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { omit } from 'lodash';
import { Declaration, fillLeftOut, LEFT_OUT } from './declaration';
import { addedByOthers, editOf, isUnrecorded } from './editOf';

const TIME = '2026-11-29T10:00:00Z';
const DECLARATION_FIELD = {
  'f:metadata': { 'f:annotations': { [`f:${ANNOTATION_DECLARATION}`]: {} } },
};

const manager = (
  name: string,
  fieldsV1: FieldsV1,
  operation: ManagedFields['operation'] = 'Update',
): ManagedFields => ({ manager: name, operation, time: TIME, fieldsV1 });

const portal = (fields: FieldsV1 = {}) =>
  manager(FIELD_MANAGER, { ...DECLARATION_FIELD, ...fields }, 'Apply');

const HOST = { name: 'redisHost', value: 'redis:6379' };
const PASSWORD = { name: 'redisPassword', value: 'hunter2' };
const spec = { type: 'state.redis', version: 'v1', metadata: [HOST, PASSWORD] };
const declared: Declaration = {
  spec: {
    ...spec,
    metadata: [HOST, { name: 'redisPassword', value: LEFT_OUT }],
  },
  scopes: ['writer'],
};

const component = (
  managedFields: ManagedFields[],
  change: object = {},
  declaration: unknown = declared,
): KubeObject => ({
  metadata: {
    name: 'store',
    namespace: 'vcluster-a',
    labels: { [LABEL_MANAGED_BY]: MANAGED_BY },
    annotations: {
      [ANNOTATION_VIRTUAL_NAMESPACE]: 'default',
      ...(declaration !== undefined && {
        [ANNOTATION_DECLARATION]: JSON.stringify(declaration),
      }),
    },
    managedFields,
  },
  spec,
  scopes: ['writer'],
  ...change,
});

describe('editOf', () => {
  it('finds nothing in what is as it was declared', () => {
    expect(editOf(component([portal({ 'f:spec': {} })]))).toBeUndefined();
  });

  it('tells fields, field manager and time of an edit', () => {
    const edited = component(
      [
        portal({ 'f:scopes': {} }),
        manager('kubectl-edit', { 'f:spec': { 'f:metadata': {} } }),
        manager('somebody', { 'f:metadata': { 'f:labels': {} } }),
      ],
      {
        spec: {
          ...spec,
          metadata: [{ ...HOST, value: 'other:6379' }, PASSWORD],
        },
      },
    );
    expect(editOf(edited)).toEqual({
      fields: ['spec.metadata[redisHost].value'],
      managers: [{ name: 'kubectl-edit', operation: 'Update', at: TIME }],
      restorable: true,
    });
  });

  it('counts a field that others added, not one that the API server filled in', () => {
    const change = { spec: { ...spec, ignoreErrors: true, initTimeout: '5s' } };
    const edited = component(
      [portal(), manager('k', { 'f:spec': { 'f:ignoreErrors': {} } })],
      change,
    );
    expect(editOf(edited)).toMatchObject({ fields: ['spec.ignoreErrors'] });
    expect(addedByOthers(component([]), edited)).toEqual([
      ['spec', 'ignoreErrors'],
    ]);
    expect(editOf(component([portal()], change))).toBeUndefined();
  });

  it.each([
    [
      'of the spec',
      { spec: { ...(declared.spec as object), ignoreErrors: null } },
    ],
    [
      'in a list',
      {
        spec: {
          ...spec,
          metadata: [{ ...HOST, secretKeyRef: null }, PASSWORD],
        },
      },
    ],
    ['instead of scopes', { scopes: null }],
    ['instead of auth', { auth: null }],
  ])(
    'takes no field for removed that was declared as null: %s',
    (_, change) => {
      const present = 'scopes' in change ? { scopes: undefined } : {};
      const same = component([portal()], present, { ...declared, ...change });
      expect(editOf(same)).toBeUndefined();
    },
  );

  it('tells a removed field, of which nobody is known', () => {
    const edited = component([portal()], { scopes: undefined });
    expect(editOf(edited)).toEqual({
      fields: ['scopes[0]'],
      managers: [],
      restorable: true,
    });
  });

  it('cannot restore a value that was not kept and is gone', () => {
    const edited = component([portal()], {
      spec: { ...spec, metadata: [HOST] },
    });
    expect(editOf(edited)).toMatchObject({
      fields: ['spec.metadata[redisPassword]'],
      restorable: false,
    });
  });

  it('takes nothing of another item for a value that was not kept', () => {
    const metadata = [HOST, { ...HOST, value: 'other:6379' }, PASSWORD];
    const kubectl = manager('kubectl-edit', { 'f:spec': { 'f:metadata': {} } });
    const twice = component([portal(), kubectl], {
      spec: { ...spec, metadata },
    });
    expect(editOf(twice)).toMatchObject({ restorable: true });
    expect(fillLeftOut(declared.spec, { ...spec, metadata })).toEqual(spec);
    const both = [HOST, PASSWORD, { ...PASSWORD, value: 'another' }];
    expect(
      editOf(
        component([portal(), kubectl], { spec: { ...spec, metadata: both } }),
      ),
    ).toMatchObject({ restorable: false });
  });

  it.each<[string, ManagedFields[], string[] | undefined]>([
    ['it was taken', [portal()], ['spec.metadata[redisPassword].value']],
    ['both wrote it', [portal({ 'f:spec': { 'f:metadata': {} } })], undefined],
  ])(
    'tells that a value that was not kept was written by others: %s',
    (_, own, fields) => {
      const edited = component(
        [...own, manager('kubectl-edit', { 'f:spec': { 'f:metadata': {} } })],
        { spec: { ...spec, metadata: [HOST, { ...PASSWORD, value: 'new' }] } },
      );
      expect(editOf(edited)).toEqual(
        fields && {
          fields,
          managers: [{ name: 'kubectl-edit', operation: 'Update', at: TIME }],
          restorable: false,
        },
      );
    },
  );

  it('does not take another value of what was not kept for an edit', () => {
    const metadata = [HOST, { ...PASSWORD, value: 'another' }];
    const same = component([portal()], { spec: { ...spec, metadata } });
    expect(editOf(same)).toBeUndefined();
  });

  it.each([
    ['written by others', [DECLARATION_FIELD], declared],
    ['absent', [], undefined],
    ['unreadable', [DECLARATION_FIELD], 7],
  ])(
    'tells by the owners of fields alone when the declaration is %s',
    (_, [extra], declaration) => {
      const edited = component(
        [
          manager(FIELD_MANAGER, { 'f:spec': { 'f:type': {} } }, 'Apply'),
          manager('kubectl-edit', {
            ...(extra && declaration === declared && extra),
            'f:spec': { 'f:type': {}, 'f:metadata': {} },
          }),
        ],
        {},
        declaration,
      );
      expect(editOf(edited)).toEqual({
        fields: ['spec.metadata'],
        managers: [{ name: 'kubectl-edit', operation: 'Update', at: TIME }],
        restorable: false,
      });
    },
  );

  it('knows of which objects the declaration is not known', () => {
    expect(isUnrecorded(component([portal()]))).toBe(false);
    const forged = component([manager('kubectl-edit', DECLARATION_FIELD)]);
    expect(isUnrecorded(forged)).toBe(true);
    const older = component([
      manager(FIELD_MANAGER, { 'f:spec': {} }, 'Apply'),
    ]);
    expect(isUnrecorded(older)).toBe(true);
    expect(editOf(older)).toBeUndefined();
    const { metadata, ...rest } = older;
    expect(
      isUnrecorded({ ...rest, metadata: { ...metadata, labels: {} } }),
    ).toBe(false);
  });

  it('is silent about what the portal did not register on the host', () => {
    const { metadata, ...rest } = component([manager('k', { 'f:spec': {} })]);
    expect(editOf({ ...rest, metadata: { ...metadata, labels: {} } })).toBe(
      undefined,
    );
    expect(
      editOf({ ...rest, metadata: { ...metadata, annotations: {} } }),
    ).toBeUndefined();
  });
});

describe('what the portal registered and somebody took a mark from', () => {
  const label = `metadata.labels[${LABEL_MANAGED_BY}]`;
  const place = `metadata.annotations[${ANNOTATION_VIRTUAL_NAMESPACE}]`;
  const gone = (marks: object) =>
    Object.keys(marks).filter(key => Reflect.get(marks, key) === undefined);
  const without = (marks: object, owners = [portal()]) => {
    const { metadata, ...rest } = component(owners);
    const { annotations = {}, labels = {} } = metadata;
    return editOf({
      ...rest,
      metadata: {
        ...metadata,
        annotations: omit({ ...annotations, ...marks }, gone(marks)),
        labels: omit({ ...labels, ...marks }, gone(marks)),
      },
    });
  };
  it.each<[string, object, string[] | undefined]>([
    ['its label', { [LABEL_MANAGED_BY]: undefined }, [label]],
    ['its place', { [ANNOTATION_VIRTUAL_NAMESPACE]: undefined }, [place]],
    [
      'both',
      {
        [LABEL_MANAGED_BY]: undefined,
        [ANNOTATION_VIRTUAL_NAMESPACE]: undefined,
      },
      [label, place],
    ],
    // The Component syncer has taken it over.
    ['nothing', { [LABEL_MANAGED_BY]: 'another' }, undefined],
  ])('was edited where it lacks %s', (_, marks, fields) => {
    expect(without(marks)).toEqual(
      fields && { fields, managers: [], restorable: false },
    );
    // Somebody else's copy of its text.
    expect(without(marks, [manager('kubectl', DECLARATION_FIELD)])).toBe(
      undefined,
    );
  });
});

describe('what was registered without a record', () => {
  const written = { 'f:spec': { 'f:type': {}, 'f:metadata': {} } };
  const inGeneration = (
    generation: number | undefined,
    managedFields: ManagedFields[],
  ) => {
    const object = component(managedFields, {}, null);
    delete object.metadata.annotations?.[ANNOTATION_DECLARATION];
    return { ...object, metadata: { ...object.metadata, generation } };
  };
  const ours = manager(FIELD_MANAGER, written, 'Apply');
  const label = { 'f:metadata': { 'f:labels': { 'f:x': {} } } };

  it.each([
    ['is as it was created', 1, [ours], false],
    ['has labels of others', 1, [ours, manager('team', label)], false],
    ['was changed since', 2, [ours], true],
    ['was created by others', 1, [manager('kubectl', written)], true],
    ['is partly of others', 1, [ours, manager('kubectl', written)], true],
    ['has no field managers', 1, [], true],
    ['has no generation', undefined, [ours], true],
  ])('%s: generation %s', (_, generation, managedFields, expected) => {
    expect(isUnrecorded(inGeneration(generation, managedFields))).toBe(
      expected,
    );
  });
});
