import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { makeStyles } from '@material-ui/core/styles';
import {
  TenantList,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { Text, useOptions, useText } from '../../hooks';
import { PhaseBadge } from '../badges';
import { Stack, StatusText, quietText, useUniqueId } from '../primitives';
import { LiveBoundary } from '../states';
import { findTenant, useTenantChoices } from './tenantChoices';
import { PickerProps, TenantPickerOptions } from './types';

type Props = PickerProps<TenantPickerOptions>;

/** Picks a tenant in which one may do what the template does; shows the state of each. */
export function TenantPicker(props: Props) {
  const t = useText();
  const [search, setSearch] = useState<string>();
  const { may } = props.uiSchema['ui:options'] ?? {};
  const live = useTenantChoices(may, search);
  return (
    <LiveBoundary live={live} what={t('pickers.tenantsWhat')} skeletonLines={1}>
      {list => (
        <TenantField
          {...props}
          list={list}
          // Only what was not sent has to be asked for.
          onSearch={
            search || list.total > list.items.length ? setSearch : undefined
          }
        />
      )}
    </LiveBoundary>
  );
}

const useStyles = makeStyles(theme => ({
  label: { '&:not(.Mui-error)': { color: quietText(theme) } },
  field: { marginTop: theme.spacing(1) },
}));

function TenantField(
  props: Props & { list: TenantList; onSearch?: (text: string) => void },
) {
  const t = useText();
  const classes = useStyles();
  const id = useUniqueId('tenant');
  const { list, formData, schema } = props;
  const writable = useOptions().data?.hosts.map(({ name }) => name);
  const chosen = findTenant(list.items, formData);
  const isReadOnly = ({ ref }: TenantSummary) =>
    writable !== undefined && !writable.includes(ref.host);
  return (
    <>
      <Autocomplete
        id={id}
        className={classes.field}
        options={list.items}
        value={chosen ?? null}
        disabled={props.disabled}
        autoHighlight
        getOptionLabel={({ id: tenant }) => tenant}
        getOptionSelected={(one, other) => one.id === other.id}
        getOptionDisabled={isReadOnly}
        noOptionsText={t('pickers.tenantNone')}
        onInputChange={(_, text, reason) =>
          reason === 'input' && props.onSearch?.(text)
        }
        onChange={(_, tenant) => props.onChange(tenant?.id)}
        renderOption={tenant => (
          <TenantChoice tenant={tenant} readOnly={isReadOnly(tenant)} />
        )}
        renderInput={params => (
          <TextField
            {...params}
            label={schema.title}
            required={props.required}
            variant="outlined"
            size="small"
            helperText={schema.description}
            InputLabelProps={{
              ...params.InputLabelProps,
              className: classes.label,
              shrink: true,
            }}
          />
        )}
      />
      {hintsOf(list, chosen, formData, t).map(hint => (
        <FormHelperText key={hint}>
          <StatusText tone="warning">{hint}</StatusText>
        </FormHelperText>
      ))}
    </>
  );
}

function TenantChoice(props: { tenant: TenantSummary; readOnly: boolean }) {
  const t = useText();
  const { id, phase } = props.tenant;
  return (
    <Stack as="row">
      {id} <PhaseBadge phase={phase} />
      {props.readOnly && t('pickers.tenantReadOnly')}
    </Stack>
  );
}

function hintsOf(
  { items, total, freshness }: TenantList,
  chosen: TenantSummary | undefined,
  value: string | undefined,
  t: Text,
): string[] {
  const unseen = freshness
    .filter(({ stale }) => stale)
    .map(({ host }) => host)
    .join(', ');
  return [
    ...(items.length === 0 ? [t('pickers.tenantNone')] : []),
    ...(value && !chosen ? [t('pickers.tenantUnknown', { value })] : []),
    ...(chosen && chosen.phase !== 'ready'
      ? [
          t('pickers.tenantPhase', {
            phase: t(`status.phase.${chosen.phase}`).toLowerCase(),
          }),
        ]
      : []),
    ...(unseen ? [t('pickers.tenantIncomplete', { hosts: unseen })] : []),
    ...(total > items.length
      ? [t('pickers.tenantMore', { count: total - items.length })]
      : []),
  ];
}
