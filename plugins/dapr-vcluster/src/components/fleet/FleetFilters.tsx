import Button from '@material-ui/core/Button';
import { Host, tenantPhaseSchema } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { SearchField, Stack } from '../primitives';
import { FilterSelect } from './FilterSelect';
import { useFieldStyles } from './fieldStyles';
import { FleetQuery, isFiltered } from './fleetQuery';
import { ChangeQuery } from './useFleetQuery';

/** The list updates when typing pauses. */
const PAUSE_MS = 250;

const REGISTERED = ['true', 'false'] as const;

/** Search and filters above the table of tenants. */
export function FleetFilters(props: {
  query: FleetQuery;
  change: ChangeQuery;
  hosts: Host[];
}) {
  const { query, change, hosts } = props;
  const t = useText();
  const classes = useFieldStyles();
  const phases = tenantPhaseSchema.options.map(phase => ({
    value: phase,
    label: t(`status.phase.${phase}`),
  }));
  return (
    <Stack as="row">
      <SearchField
        className={classes.search}
        label={t('fleet.search')}
        placeholder={t('fleet.searchHelp')}
        value={query.q ?? ''}
        onChange={q => change({ q: q || undefined })}
        pauseMs={PAUSE_MS}
      />
      <FilterSelect
        label={t('fleet.filterHost')}
        value={query.host}
        options={hosts.map(({ name, title }) => ({
          value: name,
          label: title,
        }))}
        onChange={host => change({ host })}
      />
      <FilterSelect
        label={t('fleet.filterPhase')}
        value={query.phase}
        options={phases}
        onChange={value =>
          change({
            phase: phases.find(option => option.value === value)?.value,
          })
        }
      />
      <FilterSelect
        label={t('fleet.filterRegistered')}
        value={query.registered}
        options={REGISTERED.map(value => ({
          value,
          label: t(`fleet.registered.${value}`),
        }))}
        onChange={value =>
          change({ registered: REGISTERED.find(each => each === value) })
        }
      />
      {isFiltered(query) && (
        <Button
          size="small"
          onClick={() =>
            change({
              q: undefined,
              host: undefined,
              phase: undefined,
              registered: undefined,
            })
          }
        >
          {t('fleet.clear')}
        </Button>
      )}
    </Stack>
  );
}
