import { virtual } from '../__testUtils__/evidence';
import { POLICY_REFUSALS, UNCALLED } from '../__testUtils__/policyRefusals';
import { SERVER_REFUSALS } from '../__testUtils__/serverRefusals';
import { diagnoseApp } from '../diagnose';

const said = (syncError: string) =>
  diagnoseApp(virtual({ syncError })).findings[0];

describe('why a pod is not on the host, and what to do', () => {
  it.each([...SERVER_REFUSALS, ...POLICY_REFUSALS])(
    '%s',
    (text, title, fix) => {
      const finding = said(text);
      expect(finding.title).toContain(title);
      expect(finding.fix).toContain(fix);
    },
  );

  it.each(UNCALLED)('not asked: %s', (why, title, fix) => {
    const finding = said(
      `create object: Internal error occurred: failed calling webhook "sidecar-injector.dapr.io": ${why}`,
    );
    expect(finding.ruleId).toBe('rejected/injector-failing');
    expect(finding.title).toContain(title);
    expect(finding.fix).toContain(fix);
  });

  it('takes no time over a long text', () => {
    const text = `create object: pods "x" is forbidden: ${'daprd must specify limits '.repeat(
      2_000,
    )}`;
    const started = performance.now();
    said(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
