import { badRequest, invalidOptions } from '../errors/errors';
import { isTrue } from '../request/RequestInfo';

const DEFAULT_TIMEOUT_SECONDS = 1800;

/** The version to resume after; undefined when the watch starts with what exists. */
export function resumeVersion(query: URLSearchParams): number | undefined {
  const text = query.get('resourceVersion') ?? '';
  if (text === '' || text === '0') {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw badRequest(`invalid resource version "${text}": not a number`);
  }
  return Number(text);
}

/** Whether `sendInitialEvents` is asked for; throws when it comes without its companion. */
export function wantsInitialEvents(query: URLSearchParams): boolean {
  const match = query.get('resourceVersionMatch');
  const asked = query.get('sendInitialEvents');
  if (asked === null) {
    if (match) {
      throw forbiddenMatch(
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      );
    }
    return false;
  }
  if (match !== 'NotOlderThan') {
    throw forbiddenMatch(
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  return isTrue(asked);
}

function forbiddenMatch(why: string) {
  return invalidOptions('ListOptions', {
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${why}`,
    field: 'resourceVersionMatch',
  });
}

/** How long the watch lasts, in milliseconds. */
export function watchTimeout(query: URLSearchParams): number {
  const seconds = Number(query.get('timeoutSeconds') ?? 0);
  return (seconds > 0 ? seconds : DEFAULT_TIMEOUT_SECONDS) * 1000;
}
