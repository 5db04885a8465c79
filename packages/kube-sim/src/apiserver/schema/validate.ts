import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import { get } from 'lodash';
import { StatusCause } from '../errors/ApiError';
import { typeName } from '../meta/json';
import { Schema } from './Schema';

const compiled = new Map<string, ValidateFunction>();
const bySchema = new WeakMap<Schema, ValidateFunction>();

/** Every violation of a CRD's schema, in the API server's words. */
export function validateAgainst(schema: Schema, object: object): StatusCause[] {
  const validate = validatorOf(schema);
  if (validate(object)) {
    return [];
  }
  return (
    (validate.errors ?? [])
      .filter(error => error.keyword !== 'anyOf' && error.keyword !== 'oneOf')
      // Kubernetes tells what is wrong before it tells what is missing
      .sort((a, b) => Number(isMissing(a)) - Number(isMissing(b)))
      .map(error => causeOf(error, object))
  );
}

function isMissing(error: ErrorObject): boolean {
  return error.keyword === 'required';
}

/** Compiled once per schema in a process: a thousand virtual servers share the same CRDs. */
function validatorOf(schema: Schema): ValidateFunction {
  const known = bySchema.get(schema);
  if (known) {
    return known;
  }
  const key = JSON.stringify(schema);
  let validate = compiled.get(key);
  if (!validate) {
    const ajv = new Ajv({
      strict: false,
      allErrors: true,
      validateFormats: false,
      verbose: true,
    });
    validate = ajv.compile(plain(JSON.parse(key)));
    compiled.set(key, validate);
  }
  bySchema.set(schema, validate);
  return validate;
}

/** Kubernetes' int-or-string says nothing about its type in JSON Schema's own words. */
function plain(schema: Schema): Schema {
  const { default: _default, ...rest } = schema;
  const result: Schema = rest;
  // metadata is validated separately, by names and labels
  delete result.$ref;
  if (!result.type) {
    delete result.nullable;
  }
  if (schema['x-kubernetes-int-or-string']) {
    delete result.anyOf;
    result.type = ['integer', 'string'] as unknown as string;
  }
  if (schema.properties) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, child]) => [
        name,
        plain(child),
      ]),
    );
  }
  if (schema.items) {
    result.items = plain(schema.items);
  }
  if (typeof schema.additionalProperties === 'object') {
    result.additionalProperties = plain(schema.additionalProperties);
  }
  return result;
}

function causeOf(error: ErrorObject, object: object): StatusCause {
  const segments = error.instancePath
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  const field = fieldName(segments, object);
  const value = segments.length > 0 ? get(object, segments) : object;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return {
        reason: 'FieldValueRequired',
        message: 'Required value',
        field: [field, params.missingProperty].filter(Boolean).join('.'),
      };
    case 'enum':
      return {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${quoted(value)}: supported values: ${(
          params.allowedValues as unknown[]
        )
          .map(quoted)
          .join(', ')}`,
        field,
      };
    case 'type':
      return {
        reason: 'FieldValueTypeInvalid',
        message: `Invalid value: "${typeName(
          value,
        )}": ${field} in body must be of type ${[params.type]
          .flat()
          .join(',')}: "${typeName(value)}"`,
        field,
      };
    default:
      return {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${quoted(value)}: ${field} in body ${ruleText(
          error.keyword,
          params,
        )}`,
        field,
      };
  }
}

function ruleText(keyword: string, params: Record<string, unknown>): string {
  const limit = params.limit;
  switch (keyword) {
    case 'pattern':
      return `should match '${params.pattern}'`;
    case 'minimum':
      return `should be greater than or equal to ${limit}`;
    case 'maximum':
      return `should be less than or equal to ${limit}`;
    case 'minLength':
      return `should be at least ${limit} chars long`;
    case 'maxLength':
      return `should be at most ${limit} chars long`;
    case 'minItems':
      return `should have at least ${limit} items`;
    case 'maxItems':
      return `should have at most ${limit} items`;
    case 'minProperties':
      return `should have at least ${limit} properties`;
    default:
      return `is not valid (${keyword})`;
  }
}

/** `spec.metadata[0].name`: list positions in brackets, as in Kubernetes' errors. */
function fieldName(segments: string[], object: object): string {
  let text = '';
  segments.forEach((segment, index) => {
    const parent = index === 0 ? object : get(object, segments.slice(0, index));
    const separator = text === '' ? '' : '.';
    text += Array.isArray(parent) ? `[${segment}]` : `${separator}${segment}`;
  });
  return text;
}

function quoted(value: unknown): string {
  return JSON.stringify(value);
}
