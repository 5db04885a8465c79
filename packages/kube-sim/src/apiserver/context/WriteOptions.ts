import { invalidOptions } from '../errors/errors';
import { Verb } from '../request/RequestInfo';
import { ApiCall } from './ServerContext';

export type FieldValidation = 'Ignore' | 'Warn' | 'Strict';

/** Query parameters that every write understands. */
export type WriteOptions = {
  dryRun: boolean;
  fieldManager: string;
  fieldValidation: FieldValidation;
  force: boolean;
};

const MAX_MANAGER_LENGTH = 128;

/** Reads a write's parameters; throws 400 or 422 on bad values. */
export function writeOptions(call: ApiCall): WriteOptions {
  const { query } = call;
  const fieldManager = query.get('fieldManager') ?? '';
  if (fieldManager.length > MAX_MANAGER_LENGTH) {
    throw invalidOptions(optionsKind(call.verb), {
      reason: 'FieldValueTooLong',
      message: `Too long: may not be more than ${MAX_MANAGER_LENGTH} bytes`,
      field: 'fieldManager',
    });
  }
  return {
    dryRun: dryRunOf(query.getAll('dryRun'), call.verb),
    fieldManager: fieldManager || managerFromUserAgent(call),
    fieldValidation: fieldValidationOf(query.get('fieldValidation'), call.verb),
    force: query.get('force') === 'true',
  };
}

/** True for `All`; any other value is refused as Kubernetes refuses it. */
export function dryRunOf(values: readonly string[], verb: Verb): boolean {
  if (values.some(value => value !== 'All' && value !== '')) {
    throw invalidOptions(optionsKind(verb), {
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: ${JSON.stringify(
        values,
      )}: supported values: "All"`,
      field: 'dryRun',
    });
  }
  return values.includes('All');
}

function fieldValidationOf(value: string | null, verb: Verb): FieldValidation {
  switch (value) {
    case null:
    case '':
      return 'Warn';
    case 'Ignore':
    case 'Warn':
    case 'Strict':
      return value;
    default:
      throw invalidOptions(optionsKind(verb), {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${JSON.stringify(
          value,
        )}: supported values: "", "Ignore", "Strict", "Warn"`,
        field: 'fieldValidation',
      });
  }
}

/** `CreateOptions`, `PatchOptions` and so on: what Kubernetes calls the parameters of a write. */
function optionsKind(verb: Verb): string {
  const name = verb === 'deletecollection' ? 'delete' : verb;
  return `${name[0].toUpperCase()}${name.slice(1)}Options`;
}

/** Kubernetes names the manager after the client program when the client does not. */
function managerFromUserAgent(call: ApiCall): string {
  const agent = call.headers['user-agent'] ?? 'unknown';
  return agent.split('/')[0].slice(0, MAX_MANAGER_LENGTH) || 'unknown';
}
