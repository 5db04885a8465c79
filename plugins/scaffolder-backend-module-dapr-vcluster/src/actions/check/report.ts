import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { FileFinding } from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  NotChecked,
  Severity,
  findingLine,
} from 'backstage-plugin-dapr-vcluster-common';
import { notCheckedLine } from '../../report';
import { FailOn } from './inputs';

/** Result of a check. */
export type Checked = {
  /** Description of the checked files or tenant, for the log. */
  what: string;
  findings: FileFinding[];
  /** Remaining manual steps. */
  notes: string[];
  /** Number of fixed findings. */
  fixed: number;
  /** What could not be checked, and why. */
  notChecked: NotChecked[];
};

/** Number of findings by severity. */
export type Counts = Record<Severity, number>;

const FAILING: Record<FailOn, Severity[]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
  never: [],
};

/** Counts findings by severity. */
export function countFindings(findings: readonly FileFinding[]): Counts {
  const counts: Counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) {
    counts[severity] += 1;
  }
  return counts;
}

/** `apps.yaml:46:9 error G1: what is wrong. What to do` */
export function fileFindingLine(finding: FileFinding): string {
  const { file, line, column, severity } = finding;
  return `${file}:${line}:${column} ${severity} ${findingLine(finding)}`;
}

/** Logs findings, each at the level of its severity. */
export function logFileFindings(
  logger: LoggerService,
  findings: readonly FileFinding[],
): void {
  for (const finding of findings) {
    const text = fileFindingLine(finding);
    if (finding.severity === 'error') {
      logger.error(text);
    } else if (finding.severity === 'warning') {
      logger.warn(text);
    } else {
      logger.info(text);
    }
  }
}

/** `2 errors, 1 warning, 0 hints` */
export function countsText({ error, warning, info }: Counts): string {
  const of = (count: number, word: string) =>
    `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${of(error, 'error')}, ${of(warning, 'warning')}, ${of(
    info,
    'hint',
  )}`;
}

/** @throws InputError if a finding has at least the severity `failOn` */
export function failOnFindings(
  findings: readonly FileFinding[],
  failOn: FailOn,
): void {
  const first = FAILING[failOn]
    .map(severity => findings.find(each => each.severity === severity))
    .find(found => found !== undefined);
  if (!first) {
    return;
  }
  throw new InputError(
    `The check found ${countsText(countFindings(findings))}. ${fileFindingLine(
      first,
    )}`,
  );
}

/** @throws InputError if something was not checked, unless that is allowed. */
export function failOnGaps(
  notChecked: readonly NotChecked[],
  allowIncomplete: boolean | undefined,
): void {
  const [first] = notChecked;
  if (!first || allowIncomplete) {
    return;
  }
  const more = notChecked.length - 1;
  throw new InputError(
    `The check is incomplete: ${notCheckedLine(first)}${
      more > 0 ? ` (and ${more} more)` : ''
    } Check again when it can be read, or set allowIncomplete to accept the result as it is.`,
  );
}
