import { CAUSES, REMARKS } from './rules';

/** Rules outside the diagnosis of sidecars that have a page as well. */
const OTHERS = [
  'component/renamed',
  'component/not-synced',
  'component/host-copy-deleted',
  'component/drifted',
  'component/orphan',
  'component/unloaded',
] as const;

/** Ids of the rules with a page `docs/findings/<id>.md`. */
export const FINDING_PAGES: readonly string[] = [
  ...[...CAUSES, ...REMARKS].map(({ id }) => id),
  ...OTHERS,
];

/** Whether a page explains findings of this rule. */
export function hasFindingPage(ruleId: string): boolean {
  return FINDING_PAGES.includes(ruleId);
}
