import { InputError } from '@backstage/errors';
import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

/**
 * The user must type what is about to happen to which tenant, so that a link with a prefilled form does nothing by itself.
 *
 * @param confirm - what was typed; undefined where no person is asked
 * @throws InputError for anything but the expected text
 */
export function checkConfirmed(
  ref: TenantRef,
  confirm: string | undefined,
  { expected, verb }: { expected: string; verb: string },
): void {
  if (confirm === undefined || confirm === expected) {
    return;
  }
  throw new InputError(
    `confirm "${confirm}" is not the name of the selected vcluster (${formatTenantRef(
      ref,
    )}). Type "${expected}" to ${verb} it. Nothing was ${
      verb.endsWith('e') ? `${verb}d` : `${verb}ed`
    }.`,
  );
}
