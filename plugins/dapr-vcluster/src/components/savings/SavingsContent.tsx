import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useText } from '../../hooks';
import { calculatorRouteRef, fleetRouteRef } from '../../routes';
import { Stack, TabHeading } from '../primitives';
import { Calculator } from './Calculator';
import { FleetSavings } from './FleetSavings';

/** The page about savings of all hosts. */
export function SavingsContent() {
  const t = useText();
  const calculator = useRouteRef(calculatorRouteRef);
  return (
    <Stack>
      <BackLink />
      <TabHeading
        title={t('savings.fleetTitle')}
        actions={
          calculator && <Link to={calculator()}>{t('savings.calculator')}</Link>
        }
      />
      <FleetSavings />
    </Stack>
  );
}

/** The page of the calculator. */
export function CalculatorContent() {
  return (
    <Stack>
      <BackLink />
      <Calculator />
    </Stack>
  );
}

function BackLink() {
  const t = useText();
  const fleet = useRouteRef(fleetRouteRef);
  return fleet ? (
    <div>
      <Link to={fleet()}>{t('savings.back')}</Link>
    </div>
  ) : null;
}
