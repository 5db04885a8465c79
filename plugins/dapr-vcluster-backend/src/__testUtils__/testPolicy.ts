import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';

/** A permission policy by who asks. */
export type TestPolicy = (
  permission: Permission,
  user: string,
) => PolicyDecision;

/** Everybody may do everything. */
export const EVERYTHING: TestPolicy = () => ({ result: AuthorizeResult.ALLOW });
