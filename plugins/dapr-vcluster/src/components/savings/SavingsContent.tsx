import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useText } from '../../hooks';
import { calculatorRouteRef, fleetRouteRef } from '../../routes';
import { Stack, TabHeading } from '../primitives';
import { Calculator } from './Calculator';
import { FleetSavings } from './FleetSavings';
import { Printable } from './PrintButton';

/** The page about savings of all hosts. */
export function SavingsContent() {
  const t = useText();
  const calculator = useRouteRef(calculatorRouteRef);
  return (
    <Printable>
      <Stack>
        <BackLink />
        <TabHeading
          title={t('savings.fleetTitle')}
          help={t('savings.fleetHelp')}
          actions={
            calculator && (
              <Link to={calculator()}>{t('savings.calculator')}</Link>
            )
          }
        />
        <FleetSavings />
      </Stack>
    </Printable>
  );
}

/** The page of the calculator. */
export function CalculatorContent() {
  return (
    <Printable>
      <Stack>
        <BackLink />
        <Calculator />
      </Stack>
    </Printable>
  );
}

function BackLink() {
  const t = useText();
  const fleet = useRouteRef(fleetRouteRef);
  return fleet ? (
    <div className="dapr-vcluster-no-print">
      <Link to={fleet()}>{t('savings.back')}</Link>
    </div>
  ) : null;
}
