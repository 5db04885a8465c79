import { findingLine } from '../findings';
import { DaprVclusterError } from './errors';

/**
 * A refusal as one text for people who see nothing else of it: the message, and whatever of field, value,
 * permission, fix and findings the message does not say yet.
 *
 * @public
 */
export function refusalText({
  message,
  details,
}: Pick<DaprVclusterError, 'message' | 'details'>): string {
  const { field, value, permission, fix, findings = [] } = details;
  const about = [
    said(message, field) ? undefined : `field ${field}`,
    said(message, value) ? undefined : `value "${value}"`,
    said(message, permission) ? undefined : `permission ${permission}`,
  ].filter(Boolean);
  const first = about.length > 0 ? `${message} (${about.join(', ')})` : message;
  const why = said(message, fix) ? first : sentences(first, fix!);
  const more = findings.filter(({ title }) => !why.includes(title));
  return [why, ...more.map(findingLine)].join('\n');
}

/**
 * Two sentences in a row, whichever of them ends with a full stop.
 *
 * @public
 */
export function sentences(first: string, second: string): string {
  return `${first.replace(/(?<![.\s])[.\s]+$/, '')}. ${second}`;
}

function said(message: string, part: string | undefined): boolean {
  return !part || message.includes(part);
}
