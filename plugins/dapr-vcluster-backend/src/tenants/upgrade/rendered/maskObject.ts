import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';
import { holdsCredentials } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { keyedDigest } from '../../../inventory/projections/keyedDigest';

type Fields = Record<string, unknown>;

/** Two that differ are seen to differ, and nothing else of them. */
function hidden(value: unknown): string {
  return `[hidden ${keyedDigest(value).slice(0, 8)}]`;
}

/** A copy of an object without values of Secrets, and without texts that are credentials by their name or look. */
export function maskObject(object: Fields): Fields {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      object.kind === 'Secret' && ['data', 'stringData'].includes(key)
        ? maskAll(value)
        : masked(value, key),
    ]),
  );
}

function maskAll(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, hidden(each)]),
      )
    : hidden(value);
}

function masked(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    return value.map(each => masked(each, name));
  }
  if (typeof value === 'object' && value !== null) {
    const fields = value as Fields;
    return Object.fromEntries(
      Object.entries(fields).map(([key, each]) => [
        key,
        // An item of a list of environment variables and the like: the name is beside the value.
        key === 'value' && typeof fields.name === 'string'
          ? masked(each, fields.name)
          : masked(each, key),
      ]),
    );
  }
  const isText = typeof value === 'string' && value !== '';
  return isText && (looksSensitive(name) || holdsCredentials(value))
    ? hidden(value)
    : value;
}
