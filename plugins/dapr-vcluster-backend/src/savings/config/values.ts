import { Config } from '@backstage/config';
import { amountOf } from '../amount';

/** A section of the configuration with the path that messages name. */
export type Section = { config: Config | undefined; path: string };

/** A section below another. @throws Error when the value is not an object. */
export function below({ config, path }: Section, key: string): Section {
  return { config: config?.getOptionalConfig(key), path: `${path}.${key}` };
}

/** The entries of a list below a section. @throws Error when the value is not a list of objects. */
export function listBelow({ config, path }: Section, key: string): Section[] {
  return (config?.getOptionalConfigArray(key) ?? []).map((each, index) => ({
    config: each,
    path: `${path}.${key}[${index}]`,
  }));
}

/** A misspelt key would silently leave a default in force. @throws Error naming the key and those there are. */
export function assertKeys(
  { config, path }: Section,
  allowed: readonly string[],
): void {
  const unknown = config?.keys().find(key => !allowed.includes(key));
  if (unknown !== undefined) {
    throw new Error(
      `${path}.${unknown} is not known; use ${allowed.join(', ')}`,
    );
  }
}

/** More than that nothing costs in any currency. */
const MOST = 1e12;

/** @throws Error naming key and value when it is no number between the bounds, or not a whole one where it has to be. */
export function readNumber(
  { config, path }: Section,
  key: string,
  { most = MOST, whole = false }: { most?: number; whole?: boolean } = {},
): number | undefined {
  const value = config?.getOptional(key);
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Error(
      `${path}.${key} is ${
        typeof value === 'number' ? value : JSON.stringify(value)
      }; give a plain number`,
    );
  }
  if (value < 0 || value > most) {
    throw new Error(
      `${path}.${key} is ${value}; give a number ${
        value < 0 && most === MOST ? 'of 0 or more' : `from 0 to ${most}`
      }`,
    );
  }
  if (whole && !Number.isInteger(value)) {
    throw new Error(`${path}.${key} is ${value}; give a whole number`);
  }
  return value;
}

/** A Kubernetes quantity in cores or bytes. @throws Error naming key, value and fix. */
export function readQuantity(
  { config, path }: Section,
  key: string,
  example: string,
): number | undefined {
  const value = config?.getOptional(key);
  if (value === undefined) {
    return undefined;
  }
  const amount = amountOf(value);
  if (amount === undefined) {
    throw new Error(
      `${path}.${key} is ${JSON.stringify(
        value,
      )}, which is no quantity; use the form ${example}`,
    );
  }
  return amount;
}

/** @throws Error when two entries of a list have the same name. */
export function assertDistinct(
  names: ReadonlyArray<{ name: string; path: string }>,
): void {
  const seen = new Map<string, string>();
  for (const { name, path } of names) {
    const before = seen.get(name);
    if (before !== undefined) {
      throw new Error(
        `${path} and ${before} are both "${name}"; remove one of them`,
      );
    }
    seen.set(name, path);
  }
}
