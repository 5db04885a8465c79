import { StatusCause } from '../errors/ApiError';
import { KindInfo } from '../kinds/KindInfo';
import { ObjectMeta } from '../meta/types';
import { nameCauses } from './names';

const PREFIX =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const ANNOTATIONS_LIMIT = 256 * 1024;

const KEY_TEXT =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const PREFIX_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const VALUE_TEXT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** What is wrong with an object's name, labels, annotations and finalizers. */
export function metadataCauses(
  kind: KindInfo,
  metadata: ObjectMeta,
): StatusCause[] {
  return [
    ...nameCauses(kind, metadata.name ?? ''),
    ...Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => [
      ...keyCauses('metadata.labels', key),
      ...valueCauses(value),
    ]),
    ...annotationCauses(metadata.annotations ?? {}),
    ...(metadata.ownerReferences ?? []).flatMap((owner, index) =>
      (['apiVersion', 'kind', 'name', 'uid'] as const)
        .filter(field => !owner[field])
        .map(field => ({
          reason: 'FieldValueInvalid',
          message: `Invalid value: "": ${
            field === 'apiVersion' ? 'version' : field
          } must not be empty`,
          field: `metadata.ownerReferences[${index}].${field}`,
        })),
    ),
  ];
}

function annotationCauses(annotations: Record<string, string>): StatusCause[] {
  const size = Object.entries(annotations).reduce(
    (sum, [key, value]) =>
      sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  return [
    ...Object.keys(annotations).flatMap(key =>
      keyCauses('metadata.annotations', key.toLowerCase(), key),
    ),
    ...(size > ANNOTATIONS_LIMIT
      ? [
          {
            reason: 'FieldValueTooLong',
            message: `Too long: may not be more than ${ANNOTATIONS_LIMIT} bytes`,
            field: 'metadata.annotations',
          },
        ]
      : []),
  ];
}

function keyCauses(field: string, key: string, shown = key): StatusCause[] {
  return keyErrors(key).map(text => ({
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(shown)}: ${text}`,
    field,
  }));
}

function keyErrors(key: string): string[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    return [
      `a valid label key ${KEY_TEXT} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts[parts.length - 1];
  const prefix = parts.length === 2 ? parts[0] : undefined;
  return [
    ...(prefix === '' ? ['prefix part must be non-empty'] : []),
    ...(prefix && !PREFIX.test(prefix) ? [`prefix part ${PREFIX_TEXT}`] : []),
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...(name.length > 63 ? ['name part must be no more than 63 bytes'] : []),
    ...(QUALIFIED.test(name) ? [] : [`name part ${KEY_TEXT}`]),
  ];
}

function valueCauses(value: string): StatusCause[] {
  const errors = [
    ...(value.length > 63 ? ['must be no more than 63 bytes'] : []),
    ...(LABEL_VALUE.test(value) ? [] : [VALUE_TEXT]),
  ];
  return errors.map(text => ({
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(value)}: ${text}`,
    field: 'metadata.labels',
  }));
}
