import { applyFixes } from './applyFixes';
import { store } from '../__testUtils__/samples';
import { useCheck } from '../__testUtils__/useCheck';

describe('applyFixes', () => {
  const { files: check } = useCheck();

  it('fixes only what it can, and keeps comments, order and untouched files', () => {
    const text = `# who\n${store().replace(
      'v1\n  ignore',
      'v2 # old\n  ignore',
    )}`;
    const clean = { path: 'b.yaml', text: 'a:   [ 1,2 ]' };
    const files = [{ path: 'a.yaml', text }, clean];
    const { files: fixed, applied } = applyFixes(files, check(files));
    expect(applied.map(({ ruleId }) => ruleId)).toEqual(['G5']);
    expect(fixed[0].text).toMatch(/^# who\napiVersion/);
    expect(fixed[0].text).toContain('version: v1 # old');
    expect(fixed[1]).toBe(clean);
  });

  it('leaves what an alias stands for', () => {
    const [head, spec] = store().split('spec:');
    const text = `${head}shared: &s${spec.replace('v1', 'v2')}spec: *s\n`;
    const files = [{ path: 'a.yaml', text }];
    const { skipped, files: after } = applyFixes(files, check(files));
    expect(skipped.map(({ ruleId }) => ruleId)).toEqual(['G5']);
    expect(after).toEqual(files);
  });
});
