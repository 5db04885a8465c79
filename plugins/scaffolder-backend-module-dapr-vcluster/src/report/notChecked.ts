import { LoggerService } from '@backstage/backend-plugin-api';
import { NotChecked } from 'backstage-plugin-dapr-vcluster-common';

/** `Not checked: <what>, because: <why>` */
export function notCheckedLine({ what, why }: NotChecked): string {
  return `Not checked: ${what}, because: ${why}${
    /[.!?]$/.test(why) ? '' : '.'
  }`;
}

/** Logs what could not be checked as warnings. */
export function logNotChecked(
  logger: LoggerService,
  notChecked: readonly NotChecked[],
): void {
  for (const gap of notChecked) {
    logger.warn(notCheckedLine(gap));
  }
}
