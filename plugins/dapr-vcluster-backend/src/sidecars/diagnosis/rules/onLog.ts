import { AppEvidence } from '../evidence';
import { DaprdLine, lastWords, logEvidence } from '../log';
import { Rule, DiagnosisResult } from '../rule';
import { stateOf } from '../state';
import { statusEvidence } from './container';

/** What a rule says of a line. No part of the line goes into it: the title is for everybody, the log is not. */
type Said = Pick<DiagnosisResult, 'title' | 'fix'>;

type Read = (line: DaprdLine, evidence: AppEvidence) => Said | undefined;

/**
 * Evaluates a sidecar that is not ready by what it wrote: the weightiest line that the first of `reads` has something
 * to say of, then the next.
 */
export const onLines = (id: string, ...reads: readonly Read[]): Rule => ({
  id: `sidecar/${id}`,
  severity: 'error',
  evaluate: evidence => {
    const { found, pod, log } = evidence;
    const status = pod.daprd?.status;
    if (found !== 'host' || !status || log?.state !== 'known') {
      return undefined;
    }
    if (stateOf(evidence).state === 'ready') {
      return undefined;
    }
    const lines = lastWords(log.value);
    for (const read of reads) {
      for (const line of lines) {
        const said = read(line, evidence);
        if (said) {
          return {
            ...said,
            evidence: { ...logEvidence(line), ...statusEvidence(status) },
          };
        }
      }
    }
    return undefined;
  },
});

/** The same by a pattern. */
export const onLog = (
  id: string,
  pattern: RegExp,
  read: (match: RegExpExecArray, evidence: AppEvidence) => Said,
): Rule =>
  onLines(id, ({ msg }, evidence) => {
    const match = pattern.exec(msg);
    return match ? read(match, evidence) : undefined;
  });
