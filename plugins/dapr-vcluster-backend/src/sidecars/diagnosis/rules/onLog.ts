import { AppEvidence } from '../evidence';
import { lastWords, logEvidence } from '../log';
import { Rule, DiagnosisResult } from '../rule';
import { stateOf } from '../state';
import { statusEvidence } from './container';

type Read = (
  match: RegExpExecArray,
  evidence: AppEvidence,
) => Pick<DiagnosisResult, 'title' | 'fix'>;

/** Evaluates a sidecar that is not ready by what it wrote: the weightiest line that fits. */
export const onLog = (id: string, pattern: RegExp, read: Read): Rule => ({
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
    for (const { level, msg } of lastWords(log.value)) {
      const match = pattern.exec(msg);
      if (match) {
        return {
          ...read(match, evidence),
          evidence: {
            ...logEvidence({ level, msg }),
            ...statusEvidence(status),
          },
        };
      }
    }
    return undefined;
  },
});
