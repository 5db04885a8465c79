import { LoggerService } from '@backstage/backend-plugin-api';
import { DaprKind, ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';

/** Name of a Dapr kind in the log. */
export function spokenKind(kind: DaprKind): string {
  return kind === 'Component' ? 'Dapr Component' : kind;
}

/** `Kind namespace/name`. */
export function nameOf(object: ObjectOutcome): string {
  const { kind, namespace, name } = object;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** Logs one line with the outcome of each object. */
export function logObjects(
  logger: LoggerService,
  objects: readonly ObjectOutcome[],
): void {
  for (const object of objects) {
    const why = object.reason ? ` (${object.reason})` : '';
    logger.info(`${object.outcome}: ${nameOf(object)}${why}`);
  }
}

/** Markdown list of objects under a heading, each with its reason if there is one, for a template's output text. */
export function listObjects(
  heading: string,
  objects: readonly ObjectOutcome[],
): string {
  const lines = objects.map(object => {
    const why = object.reason ? `: ${object.reason}` : '';
    return `- ${nameOf(object)}${why}`;
  });
  return [heading, '', ...lines].join('\n');
}
