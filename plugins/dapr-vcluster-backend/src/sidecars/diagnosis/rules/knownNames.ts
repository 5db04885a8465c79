import { AppEvidence, NearbyComponent } from '../evidence';
import { componentIn } from '../log';

/**
 * The Dapr Component a line is about, in the words of a sentence. Its name and type are those of the object on the host;
 * one that is not known there is not named.
 */
export function subject(
  msg: string,
  { components = [] }: Pick<AppEvidence, 'components'>,
): string {
  const name = componentIn(msg)?.name;
  const component = components.find(each => each.name === name);
  return component ? nameOf(component) : 'a Dapr Component';
}

/** The same at the beginning of a sentence. */
export function subjectFirst(
  msg: string,
  evidence: Pick<AppEvidence, 'components'>,
): string {
  const text = subject(msg, evidence);
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

/** `Dapr Component "orders" (state.redis/v1)`. */
export function nameOf({ name, type, version }: NearbyComponent): string {
  const what = type && ` (${[type, version].filter(Boolean).join('/')})`;
  return `Dapr Component "${name}"${what ?? ''}`;
}

/** Whether a Dapr Component of the namespace refers to a Secret. */
export function isReferredSecret(
  secret: string,
  { components = [] }: Pick<AppEvidence, 'components'>,
): boolean {
  return components.some(({ metadata = [] }) =>
    metadata.some(({ secretKeyRef }) => secretKeyRef?.name === secret),
  );
}
