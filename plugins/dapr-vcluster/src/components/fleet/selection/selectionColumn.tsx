import Checkbox from '@material-ui/core/Checkbox';
import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { Text } from '../../../hooks';
import { Column } from '../../primitives';
import { Selection } from './useSelection';

/** Takes back the padding, so that it is on the line of the name. */
const IN_LINE = { margin: -9 };

/** Selects the tenant of a row. */
export function selectionColumn(
  t: Text,
  { has, toggle }: Selection,
): Column<TenantSummary> {
  return {
    id: 'selected',
    header: t('fleet.select.header'),
    narrow: true,
    render: tenant => (
      <Checkbox
        size="small"
        style={IN_LINE}
        color="primary"
        checked={has(tenant.id)}
        onChange={() => toggle(tenant)}
        inputProps={{
          'aria-label': t('fleet.select.one', {
            name: tenant.ref.name,
            host: tenant.ref.host,
          }),
        }}
      />
    ),
  };
}
