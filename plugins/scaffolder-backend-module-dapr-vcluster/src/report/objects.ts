import { LoggerService } from '@backstage/backend-plugin-api';
import { DaprKind, ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';

/** How the log calls a kind of Dapr. */
export function spokenKind(kind: DaprKind): string {
  return kind === 'Component' ? 'Dapr Component' : kind;
}

/** `Kind namespace/name`. */
export function nameOf(object: ObjectOutcome): string {
  const { kind, namespace, name } = object;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** One line per object: what became (or would become) of it. */
export function logObjects(
  logger: LoggerService,
  objects: readonly ObjectOutcome[],
): void {
  for (const object of objects) {
    const why = object.reason ? ` (${object.reason})` : '';
    logger.info(`${object.outcome}: ${nameOf(object)}${why}`);
  }
}

/** Markdown list of objects under a heading, for a template's output text. */
export function listObjects(
  heading: string,
  objects: readonly ObjectOutcome[],
): string {
  const lines = objects.map(object => `- ${nameOf(object)}`);
  return [heading, '', ...lines].join('\n');
}
