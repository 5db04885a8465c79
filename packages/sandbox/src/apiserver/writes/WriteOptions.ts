import { ApiError } from '../http/ApiError';
import { badRequest } from '../http/errors';
import { ApiCall } from '../ServerContext';

export type FieldValidation = 'Ignore' | 'Warn' | 'Strict';

/** Query parameters that every write understands. */
export interface WriteOptions {
  dryRun: boolean;
  fieldManager: string;
  fieldValidation: FieldValidation;
  force: boolean;
}

const MAX_MANAGER_LENGTH = 128;

/** Reads a write's parameters; throws 400 or 422 on bad values. */
export function writeOptions(call: ApiCall): WriteOptions {
  const { query } = call;
  const fieldManager = query.get('fieldManager') ?? '';
  if (fieldManager.length > MAX_MANAGER_LENGTH) {
    throw badRequest(
      `fieldManager: Too long: may not be more than ${MAX_MANAGER_LENGTH} bytes`,
    );
  }
  return {
    dryRun: dryRunOf(query.getAll('dryRun')),
    fieldManager: fieldManager || managerFromUserAgent(call),
    fieldValidation: fieldValidationOf(query.get('fieldValidation')),
    force: query.get('force') === 'true',
  };
}

/** True for `All`; any other value is refused as Kubernetes refuses it. */
export function dryRunOf(values: readonly string[]): boolean {
  const wrong = values.find(value => value !== 'All' && value !== '');
  if (wrong !== undefined) {
    throw new ApiError(
      422,
      'Invalid',
      `dryRun: Unsupported value: "${wrong}": supported values: "All"`,
    );
  }
  return values.includes('All');
}

function fieldValidationOf(value: string | null): FieldValidation {
  switch (value) {
    case null:
    case '':
      return 'Warn';
    case 'Ignore':
    case 'Warn':
    case 'Strict':
      return value;
    default:
      throw new ApiError(
        422,
        'Invalid',
        `fieldValidation: Unsupported value: "${value}": supported values: "", "Ignore", "Strict", "Warn"`,
      );
  }
}

/** Kubernetes names the manager after the client program when the client does not. */
function managerFromUserAgent(call: ApiCall): string {
  const agent = call.headers['user-agent'] ?? 'unknown';
  return agent.split('/')[0].slice(0, MAX_MANAGER_LENGTH) || 'unknown';
}
