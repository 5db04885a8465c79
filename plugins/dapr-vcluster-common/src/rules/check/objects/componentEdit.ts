import { consumerGroupOf } from '../../components/consumerGroup';
import { ComponentCatalogue } from '../../../componentCatalogue/types';
import { Finding } from '../../../findings';
import { plannedAppIds } from '../workloads/appIds';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { TextEdit } from '../model/findings';
import { isMap, JsonMap, ObjectPath, valueAt } from '../model/paths';
import { componentInput } from '../model/componentInput';
import { manifestPath, metadataIndex } from './componentPath';

const METADATA: ObjectPath = ['spec', 'metadata'];

/** The change that fixes a finding of a guardrail, where there is exactly one that needs no decision. */
export function componentEdit(
  source: CheckedObject,
  finding: Finding,
  files: CheckedFiles,
  catalogue: ComponentCatalogue,
): TextEdit | undefined {
  const object = source.value;
  const path = manifestPath(object, finding.field);
  switch (finding.ruleId) {
    case 'G1':
      return finding.field === 'scopes' ? scopesEdit(files) : undefined;
    case 'G2':
      return keyPrefixEdit(object, files);
    case 'G3':
      return secretEdit(object, path);
    case 'G5':
      return finding.field === 'type'
        ? typeEdit(finding.fix)
        : versionEdit(object, catalogue);
    case 'G6/unknown':
      return renameEdit(object, path, finding.fix);
    case 'G8':
    case 'G8/group-taken':
      return setMetadata(
        object,
        consumerGroupOf(componentInput(object)).field,
        '{namespace}',
      );
    default:
      return undefined;
  }
}

/** The app ids the workloads beside it have, or will have once theirs are fixed. */
export function scopesEdit(files: CheckedFiles): TextEdit | undefined {
  const ids = [...new Set(plannedAppIds(files).values())];
  if (ids.length === 0) {
    return undefined;
  }
  return { operations: [{ op: 'set', path: ['scopes'], value: ids }] };
}

/** `namespace` is safe for every tenant, but separates the apps of one: only the tenant's name keeps them together. */
function keyPrefixEdit(object: JsonMap, files: CheckedFiles) {
  const tenant = files.context.tenant?.name;
  if (tenant) {
    return setMetadata(object, 'keyPrefix', tenant);
  }
  return files.apps.length <= 1
    ? setMetadata(object, 'keyPrefix', 'namespace')
    : undefined;
}

function setMetadata(object: JsonMap, name: string, value: string): TextEdit {
  const index = metadataIndex(object, name);
  if (index < 0) {
    return {
      operations: [{ op: 'add', path: METADATA, value: { name, value } }],
    };
  }
  const item: ObjectPath = [...METADATA, index];
  const given = valueAt(object, item);
  const others = ['secretKeyRef', 'envRef'].filter(
    source => isMap(given) && given[source] !== undefined,
  );
  return {
    operations: [
      ...others.map(
        source => ({ op: 'remove', path: [...item, source] } as const),
      ),
      { op: 'set', path: [...item, 'value'], value },
    ],
  };
}

/** The text itself goes nowhere: the user has to put it into the Secret. */
function secretEdit(object: JsonMap, path: ObjectPath): TextEdit | undefined {
  const item = path.slice(0, -1);
  const name = valueAt(object, [...item, 'name']);
  const text = valueAt(object, path);
  if (typeof name !== 'string' || !/^[-._a-zA-Z0-9]{1,253}$/.test(name)) {
    return undefined;
  }
  if (typeof text === 'string' && /:\/\//.test(text)) {
    return undefined;
  }
  const secret = `${componentInput(object).name}-secrets`;
  return {
    operations: [
      { op: 'remove', path },
      {
        op: 'set',
        path: [...item, 'secretKeyRef'],
        value: { name: secret, key: name },
      },
    ],
    note: `Create Secret "${secret}" with key "${name}" in the namespace of the Dapr Component before you apply it, and replace the old text wherever it was used: it was in plain text`,
  };
}

/** Where there is exactly one way to write the type. */
function typeEdit(fix: string): TextEdit | undefined {
  const meant = /^Use "([^"]+)"$/.exec(fix)?.[1];
  return meant
    ? { operations: [{ op: 'set', path: ['spec', 'type'], value: meant }] }
    : undefined;
}

function versionEdit(
  object: JsonMap,
  catalogue: ComponentCatalogue,
): TextEdit | undefined {
  const versions = catalogue.versionsOf(componentInput(object).type);
  if (versions.length !== 1) {
    return undefined;
  }
  return {
    operations: [{ op: 'set', path: ['spec', 'version'], value: versions[0] }],
  };
}

function renameEdit(
  object: JsonMap,
  path: ObjectPath,
  fix: string,
): TextEdit | undefined {
  const meant = /^Did you mean "([^"]+)"\?$/.exec(fix)?.[1];
  if (!meant || metadataIndex(object, meant) >= 0) {
    return undefined;
  }
  return { operations: [{ op: 'set', path, value: meant }] };
}
