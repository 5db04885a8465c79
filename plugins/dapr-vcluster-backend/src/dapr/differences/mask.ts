import { DaprKind } from 'backstage-plugin-dapr-vcluster-common';
import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';
import { holdsCredentials } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { keyedDigest } from '../../inventory/projections/keyedDigest';

/** Stands for a sensitive value: two are the same when the values are, and that is all there is to learn. */
export class Hidden {
  readonly digest: string;

  constructor(digest: string) {
    this.digest = digest;
  }
}

/** Below these, texts are credentials by their place, whatever they are called. */
const SECRET_PLACES: Partial<Record<DaprKind, readonly string[]>> = {
  HTTPEndpoint: ['headers', 'clientTLS'],
  Configuration: ['headers'],
  MCPServer: ['headers', 'env', 'args'],
};
/** What is no credential even there: names, keys of Secrets, a choice. */
const PLAIN = ['name', 'key', 'renegotiation'];

/**
 * A copy of an object in which every sensitive value is {@link Hidden}.
 *
 * @param sensitive - whether a named value (`name` beside `value`) is sensitive by the rules of its type
 */
export function mask<T>(
  kind: DaprKind,
  object: T,
  sensitive: (name: string) => boolean,
): T {
  const places = SECRET_PLACES[kind] ?? [];

  function masked(value: unknown, name: string, secret: boolean): unknown {
    if (Array.isArray(value)) {
      return value.map(item => masked(item, name, secret));
    }
    if (typeof value === 'object' && value !== null) {
      return maskedFields(value as Record<string, unknown>, name, secret);
    }
    const hidden =
      (secret && !PLAIN.includes(name)) ||
      looksSensitive(name) ||
      looksLikeSecret(value);
    return hidden ? hide(value) : value;
  }

  function maskedFields(
    fields: Record<string, unknown>,
    parent: string,
    secret: boolean,
  ): object {
    const entries = Object.entries(fields).map(([key, value]) => {
      if (key !== 'value') {
        return [key, masked(value, key, secret || places.includes(key))];
      }
      const name = typeof fields.name === 'string' ? fields.name : parent;
      // A value may be a document of its own, with the secret anywhere in it.
      return [
        key,
        secret || sensitive(name) || looksSensitive(name)
          ? hide(value)
          : masked(value, name, false),
      ];
    });
    return Object.fromEntries(entries);
  }

  // The shape stays; only values are replaced.
  return masked(object, '', false) as T;
}

function hide(value: unknown): Hidden {
  return new Hidden(keyedDigest(value));
}

function looksLikeSecret(value: unknown): boolean {
  return typeof value === 'string' && holdsCredentials(value);
}
