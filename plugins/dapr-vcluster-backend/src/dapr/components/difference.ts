import { ComponentMetadataItem } from 'backstage-plugin-dapr-vcluster-common/rules';
import { isEqual } from 'lodash';
import { ComponentObject } from './render';

/** A field in which two Dapr Components differ; values only where they cannot be secret. */
export type ComponentDifference = {
  field: string;
  present?: string;
  wanted?: string;
};

/** First difference; undefined when both mean the same. The order of metadata and scopes means nothing to Dapr. */
export function componentDifference(
  present: ComponentObject,
  wanted: ComponentObject,
): ComponentDifference | undefined {
  const plain: Array<[string, string, string]> = [
    ['type', present.spec.type, wanted.spec.type],
    ['version', present.spec.version, wanted.spec.version],
    ['scopes', scopesOf(present), scopesOf(wanted)],
    [
      'ignoreErrors',
      String(present.spec.ignoreErrors ?? false),
      String(wanted.spec.ignoreErrors ?? false),
    ],
    [
      'initTimeout',
      present.spec.initTimeout ?? 'the default',
      wanted.spec.initTimeout ?? 'the default',
    ],
  ];
  const found = plain.find(([, one, other]) => one !== other);
  if (found) {
    return { field: found[0], present: found[1], wanted: found[2] };
  }
  const field = metadataDifference(
    present.spec.metadata ?? [],
    wanted.spec.metadata,
  );
  return field === undefined ? undefined : { field: `metadata["${field}"]` };
}

function scopesOf({ scopes = [] }: ComponentObject): string {
  return [...scopes].sort().join(', ');
}

function metadataDifference(
  present: ComponentMetadataItem[],
  wanted: ComponentMetadataItem[],
): string | undefined {
  const one = byName(present);
  const other = byName(wanted);
  const different = [...new Set([...other.keys(), ...one.keys()])].find(
    name => !isEqual(one.get(name), other.get(name)),
  );
  // Named in the spelling of the metadata.
  return [...wanted, ...present].find(
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
