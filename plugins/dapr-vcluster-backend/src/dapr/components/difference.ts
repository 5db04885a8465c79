import { ComponentMetadataItem } from 'backstage-plugin-dapr-vcluster-common';
import { isEqual } from 'lodash';
import { ComponentObject, SecretObject } from './render';

/** A field in which two Dapr Components differ; values only where they cannot be secret. */
export type ComponentDifference = {
  field: string;
  present?: string;
  asked?: string;
};

/** First difference; undefined when both mean the same. The order of metadata and scopes means nothing to Dapr. */
export function componentDifference(
  present: ComponentObject,
  asked: ComponentObject,
): ComponentDifference | undefined {
  const plain: Array<[string, string, string]> = [
    ['type', present.spec.type, asked.spec.type],
    ['version', present.spec.version, asked.spec.version],
    ['scopes', scopesOf(present), scopesOf(asked)],
    [
      'ignoreErrors',
      String(present.spec.ignoreErrors ?? false),
      String(asked.spec.ignoreErrors ?? false),
    ],
    [
      'initTimeout',
      present.spec.initTimeout ?? 'the default',
      asked.spec.initTimeout ?? 'the default',
    ],
  ];
  const found = plain.find(([, one, other]) => one !== other);
  if (found) {
    return { field: found[0], present: found[1], asked: found[2] };
  }
  const field = metadataDifference(
    present.spec.metadata ?? [],
    asked.spec.metadata,
  );
  return field === undefined ? undefined : { field: `metadata["${field}"]` };
}

/** Whether a Secret holds exactly these texts; tells nothing about them. */
export function holdsSameTexts(present: SecretObject, asked: SecretObject) {
  return isEqual(present.data ?? {}, asked.data ?? {});
}

function scopesOf({ scopes = [] }: ComponentObject): string {
  return [...scopes].sort().join(', ');
}

function metadataDifference(
  present: ComponentMetadataItem[],
  asked: ComponentMetadataItem[],
): string | undefined {
  const one = byName(present);
  const other = byName(asked);
  const different = [...new Set([...other.keys(), ...one.keys()])].find(
    name => !isEqual(one.get(name), other.get(name)),
  );
  // Named as somebody wrote it.
  return [...asked, ...present].find(
    ({ name }) => name.toLowerCase() === different,
  )?.name;
}

/** Dapr matches names in any case and reads values as text. */
function byName(items: ComponentMetadataItem[]) {
  return new Map(
    items.map(({ name, value, secretKeyRef, envRef }) => [
      name.toLowerCase(),
      {
        value: value === undefined ? undefined : String(value),
        secretKeyRef: secretKeyRef && {
          name: secretKeyRef.name,
          key: secretKeyRef.key ?? name,
        },
        envRef,
      },
    ]),
  );
}
