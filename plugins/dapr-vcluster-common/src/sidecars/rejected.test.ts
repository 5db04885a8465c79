import { diagnoseMissingPod } from './rejected';

const DENIED =
  "Error syncing to host cluster: create object: admission webhook \"sidecar-injector.dapr.io\" denied the request: invalid app id (input: 'Bad_Id',\n service: 'Bad_Id-dapr')";

describe('diagnoseMissingPod', () => {
  it("repeats the injector's own words", () => {
    expect(diagnoseMissingPod({ syncError: DENIED })).toMatchObject({
      state: 'rejected',
      summary:
        "Rejected: invalid app id (input: 'Bad_Id', service: 'Bad_Id-dapr')",
      findings: [
        {
          ruleId: 'rejected/app-id',
          evidence: [{ label: 'SyncError', value: DENIED }],
        },
      ],
    });
  });

  it.each([
    [
      'another webhook',
      'create object: admission webhook "policy.example.org" denied the request: no latest tags',
      'Not on the host: no latest tags',
    ],
    [
      'the host itself',
      'create object: pods "x" is forbidden: exceeded quota',
      'Not on the host: create object: pods "x" is forbidden: exceeded quota',
    ],
  ])('repeats what %s says', (_, syncError, summary) => {
    expect(diagnoseMissingPod({ syncError })).toMatchObject({
      state: 'rejected',
      summary,
      findings: [{ ruleId: 'rejected/sync-error' }],
    });
  });

  it.each([
    ['pending', 5],
    ['pending', undefined],
    ['unknown', 60],
  ])('is %s without an event after %s seconds', (state, ageSeconds) => {
    expect(diagnoseMissingPod({ ageSeconds }).state).toBe(state);
  });
});
