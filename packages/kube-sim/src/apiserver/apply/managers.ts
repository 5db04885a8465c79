import { ManagedFieldsEntry } from '../meta/types';
import { FieldSet } from './FieldSet';

/** Who a set of fields belongs to. */
export type ManagerId = {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string;
};

export type Manager = {
  fields: FieldSet;
  time?: string;
} & ManagerId;

/** All managers of an object, by a key that names each once. */
export type Managers = Map<string, Manager>;

/** An applier keeps its fields when it changes its apiVersion; an updater is another one then. */
export function keyOf(id: ManagerId): string {
  return JSON.stringify([
    id.manager,
    id.operation,
    id.operation === 'Apply' ? '' : id.apiVersion,
    id.subresource ?? '',
  ]);
}

export function decodeManagers(
  entries: ManagedFieldsEntry[] | undefined,
): Managers {
  const managers: Managers = new Map();
  for (const entry of entries ?? []) {
    const manager: Manager = {
      manager: entry.manager ?? '',
      operation: entry.operation ?? 'Update',
      apiVersion: entry.apiVersion ?? '',
      ...(entry.subresource ? { subresource: entry.subresource } : {}),
      ...(entry.time ? { time: entry.time } : {}),
      fields: FieldSet.fromJson(entry.fieldsV1),
    };
    managers.set(keyOf(manager), manager);
  }
  return managers;
}

/** The wire form, in the order Kubernetes sorts it; managers without fields are left out. */
export function encodeManagers(managers: Managers): ManagedFieldsEntry[] {
  return [...managers.values()]
    .filter(manager => !manager.fields.isEmpty)
    .sort(byOrder)
    .map(({ fields, time, subresource, ...id }) => ({
      manager: id.manager,
      operation: id.operation,
      apiVersion: id.apiVersion,
      ...(time ? { time } : {}),
      fieldsType: 'FieldsV1',
      fieldsV1: fields.toJson(),
      ...(subresource ? { subresource } : {}),
    }));
}

function byOrder(a: Manager, b: Manager): number {
  return (
    text(a.operation, b.operation) ||
    text(a.time ?? '', b.time ?? '') ||
    text(a.manager, b.manager) ||
    text(a.apiVersion, b.apiVersion) ||
    text(a.subresource ?? '', b.subresource ?? '')
  );
}

function text(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
