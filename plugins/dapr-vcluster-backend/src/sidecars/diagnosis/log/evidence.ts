import { DaprdLine } from './parse';

const PREFIX = 'Log (';

/**
 * A line of daprd as the evidence of a finding; only callers who may read the log get it.
 *
 * @param about - what the line is about, where a finding has several
 */
export function logEvidence(
  { level, msg }: Pick<DaprdLine, 'level' | 'msg'>,
  about?: string,
): Record<string, string> {
  return { [`${PREFIX}${level})${about ? ` on ${about}` : ''}`]: msg };
}

/** Whether evidence of this label is a line of a log. */
export function isLogEvidence(label: string): boolean {
  return label.startsWith(PREFIX);
}
