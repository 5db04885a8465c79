/** Texts of findings. */
export const findings = {
  fix: 'Fix:',
  theFix: 'the fix',
  more: 'Show all evidence',
  less: 'Show less evidence',
  field: 'Field',
  rule: 'Rule {{id}}',
  source: 'Learn more',
  count_one: '{{count}} finding',
  count_other: '{{count}} findings',
} as const;
