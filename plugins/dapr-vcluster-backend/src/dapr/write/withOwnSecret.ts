import { TenantContext } from 'backstage-plugin-dapr-vcluster-common';
import { OwnSecret } from './ownSecret';

/** A tenant context in which the Secret that is about to be written exists already. */
export function withOwnSecret(
  context: TenantContext,
  { secrets, secretName }: OwnSecret,
): TenantContext {
  const names = secrets.size > 0 ? [secretName] : [];
  return {
    ...context,
    secrets: context.secrets && [...context.secrets, ...names],
  };
}
