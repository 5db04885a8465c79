import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import {
  ALLOCATIONS,
  compareWhatIf,
  DEFAULT_WHAT_IF,
  isCurrency,
  readWhatIf,
  shareOf,
  WhatIf,
  writeWhatIf,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { useMemo } from 'react';
import { useQueryState, useText } from '../../hooks';
import {
  CopyButton,
  Notice,
  SectionCard,
  SelectField,
  Stack,
  TabHeading,
} from '../primitives';
import { ComparisonView } from './ComparisonView';
import { numberText } from './amounts';
import { NumberField } from './NumberField';
import { PrintButton } from './PrintButton';

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    marginTop: theme.spacing(1.5),
  },
}));

/** Of a value that is told back. */
const MOST_CHARACTERS = 40;

const NUMBERS = [
  ['tenants', 'tenantsCount'],
  ['controlPlane', 'controlPlane'],
  ['cpu', 'cpu'],
  ['memory', 'memory'],
  ['storage', 'storage'],
  ['replicas', 'replicas'],
  ['extras', 'extras'],
  ['growth', 'growth'],
] as const;

const FLAGS = [
  'dedicatedHa',
  'sharedHa',
  'placementInScheduler',
  'certManager',
  'knative',
] as const;

/** Whether a price in another currency is still the number of the list price. */
function notConverted(whatIf: WhatIf): boolean {
  return (
    whatIf.currency !== DEFAULT_WHAT_IF.currency &&
    (['cpu', 'memory', 'storage', 'controlPlane'] as const).some(
      key => whatIf[key] === DEFAULT_WHAT_IF[key],
    )
  );
}

/** Parameters of a link that cannot be used: without a word, somebody else's scenario would look like another one. */
function unusableIn(params: URLSearchParams, whatIf: WhatIf): string[] {
  return (Object.keys(whatIf) as (keyof WhatIf)[]).flatMap(key => {
    const given = params.get(key);
    const used = whatIf[key];
    const isUsed =
      given === null ||
      given === String(used) ||
      (typeof used === 'number' && given !== '' && Number(given) === used);
    return isUsed ? [] : [`${key}=${given.slice(0, MOST_CHARACTERS)}`];
  });
}

/** Computes a scenario in the browser alone; the address contains it. */
export function Calculator() {
  const t = useText();
  const classes = useStyles();
  const { params, update } = useQueryState();
  const whatIf = useMemo(() => readWhatIf(key => params.get(key)), [params]);
  const comparison = useMemo(() => compareWhatIf(whatIf), [whatIf]);
  const unusable = useMemo(() => unusableIn(params, whatIf), [params, whatIf]);
  const change = (changes: Partial<WhatIf>) =>
    update(writeWhatIf({ ...whatIf, ...changes }));
  return (
    <Stack>
      <TabHeading
        title={t('savings.calculator')}
        help={t('savings.calculatorHelp')}
        actions={
          <Stack as="row">
            <CopyButton text={window.location.href} what={t('savings.link')} />
            <PrintButton />
          </Stack>
        }
      />
      {unusable.length > 0 && (
        <Notice tone="warning">
          {t('savings.unusable', { parameters: unusable.join(', ') })}
        </Notice>
      )}
      {notConverted(whatIf) && (
        <Notice tone="warning">
          {t('savings.notConverted', { currency: whatIf.currency })}
        </Notice>
      )}
      <SectionCard
        title={t('savings.scenario')}
        help={t('savings.scenarioHelp')}
      >
        <div className={classes.fields}>
          <SelectField
            label={t('savings.basis')}
            value={whatIf.basis}
            options={[
              { value: 'requested', label: t('savings.requested') },
              { value: 'used', label: t('savings.used') },
            ]}
            onChange={value =>
              change({ basis: value === 'used' ? 'used' : 'requested' })
            }
          />
          <SelectField
            label={t('savings.currency')}
            value={whatIf.currency}
            options={Intl.supportedValuesOf('currency').map(value => ({
              value,
              label: value,
            }))}
            onChange={value => isCurrency(value) && change({ currency: value })}
          />
          <SelectField
            label={t('savings.of')}
            value={whatIf.of}
            options={[
              { value: 'all', label: t('savings.ofAll') },
              { value: 'one', label: t('savings.ofOne') },
            ]}
            onChange={value => change({ of: value === 'one' ? 'one' : 'all' })}
          />
          {whatIf.of === 'one' && (
            <SelectField
              label={t('savings.allocation')}
              value={whatIf.allocation}
              options={ALLOCATIONS.map(value => ({
                value,
                label: t(`savings.dividedBy.${value}`),
              }))}
              onChange={value =>
                change({
                  allocation: ALLOCATIONS.find(each => each === value),
                })
              }
            />
          )}
          {whatIf.of === 'one' && whatIf.allocation !== 'evenly' && (
            <NumberField
              name="weight"
              label={t('savings.weight')}
              value={whatIf.weight}
              onChange={weight => change({ weight })}
            />
          )}
          {NUMBERS.map(([name, label]) => (
            <NumberField
              key={name}
              name={name}
              label={t(`savings.${label}`)}
              value={whatIf[name]}
              onChange={value => change({ [name]: value })}
            />
          ))}
          {FLAGS.map(name => (
            <FormControlLabel
              key={name}
              label={t(`savings.${name}`)}
              control={
                <Checkbox
                  color="primary"
                  checked={whatIf[name]}
                  onChange={event => change({ [name]: event.target.checked })}
                />
              }
            />
          ))}
        </div>
      </SectionCard>
      <SectionCard title={t('savings.costTitle')}>
        <ComparisonView
          comparison={comparison}
          facts={
            whatIf.of === 'one'
              ? [
                  {
                    label: t('savings.share'),
                    value: numberText(shareOf(whatIf)),
                  },
                ]
              : []
          }
        />
      </SectionCard>
    </Stack>
  );
}
