import { SidecarState, Finding } from 'backstage-plugin-dapr-vcluster-common';
import { AppEvidence } from './evidence';
import { toFinding } from '../../platform/findings';
import { CAUSES, REMARKS } from './rules';
import { absentFrom } from './rules/absent';
import { mayReceive } from './rules/receiving';
import { stateOf } from './state';

/** What a diagnosis says: the state, one sentence, and what to do about it. */
export type Diagnosis = {
  state: SidecarState;
  summary: string;
  findings: Finding[];
};

/**
 * Says how a sidecar is and why. Of the causes the first that certainly explains the state is named;
 * remarks, which may hold at the same time, follow.
 */
export function diagnoseApp(evidence: AppEvidence): Diagnosis {
  const seen = stateOf(evidence);
  const remarks = REMARKS.flatMap(rule => {
    const result = rule.evaluate(evidence);
    return result ? [toFinding(rule, result)] : [];
  });
  for (const rule of CAUSES) {
    const result = rule.evaluate(evidence);
    if (result) {
      return {
        state: result.state ?? seen.state,
        summary: result.title,
        findings: [toFinding(rule, result), ...remarks],
      };
    }
  }
  return { ...seen, findings: remarks };
}

/** Whether the log of a daprd can add to its diagnosis: it is in trouble, lacks what is meant for it, or has bindings. */
export function wantsLog(evidence: AppEvidence): boolean {
  return (
    evidence.pod.daprd?.status !== undefined &&
    (stateOf(evidence).state !== 'ready' ||
      absentFrom(evidence).length > 0 ||
      mayReceive(evidence))
  );
}
