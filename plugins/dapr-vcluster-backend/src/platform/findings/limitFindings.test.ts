import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { limitFindings, MAX_FINDINGS } from './limitFindings';

const finding = (severity: Finding['severity'], title: string): Finding => ({
  ruleId: 'G1',
  severity,
  title,
  evidence: [],
  fix: 'Fix it',
});

describe('limitFindings', () => {
  it('keeps a short list in its order', () => {
    const list = [finding('info', 'a'), finding('error', 'b')];
    expect(limitFindings(list)).toEqual(list);
  });

  it('lists the most severe of many, and says how many more there are', () => {
    const list = [
      ...Array.from({ length: 20_000 }, () => finding('info', 'harmless')),
      finding('error', 'forbidden'),
    ];
    const limited = limitFindings(list);
    expect(limited).toHaveLength(MAX_FINDINGS + 1);
    expect(limited[0]).toMatchObject({ title: 'forbidden' });
    expect(limited.at(-1)).toMatchObject({
      ruleId: 'check/more-findings',
      severity: 'info',
      title: 'There are 19901 more findings, which are not listed',
    });
    expect(JSON.stringify(limited).length).toBeLessThan(20_000);
  });
});
