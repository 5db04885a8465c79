import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { hostReadPermission } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { calculatorRouteRef, savingsRouteRef } from '../../routes';
import { Stack } from '../primitives';

/** Links of the fleet page: the savings of all hosts, for those who may see them, and the calculator, for everybody. */
export function SavingsLinks() {
  const t = useText();
  const savings = useRouteRef(savingsRouteRef);
  const calculator = useRouteRef(calculatorRouteRef);
  const { allowed } = usePermission({ permission: hostReadPermission });
  return (
    <Stack as="row">
      {allowed && savings && <Link to={savings()}>{t('savings.open')}</Link>}
      {calculator && <Link to={calculator()}>{t('savings.calculator')}</Link>}
    </Stack>
  );
}
