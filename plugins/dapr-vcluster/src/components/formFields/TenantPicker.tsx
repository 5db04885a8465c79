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
import { Stack, StatusText, secondaryText, useUniqueId } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { findTenant, useTenantChoices } from './tenantChoices';
import { PickerProps, TenantPickerOptions } from './types';

type Props = PickerProps<TenantPickerOptions>;

/** Selects a tenant for which the user has the permission that the template needs, and shows the phase of each. */
export function TenantPicker(props: Props) {
  const t = useText();
  const [search, setSearch] = useState<string>();
  const { may } = props.uiSchema['ui:options'] ?? {};
  const live = useTenantChoices(may, search);
  return (
    <LiveBoundary
      live={live}
      what={t('formFields.tenantsWhat')}
      skeletonLines={1}
    >
      {list => (
        <TenantField
          {...props}
          list={list}
          // The backend searches only if the list is incomplete.
          onSearch={
            search || list.total > list.items.length ? setSearch : undefined
          }
        />
      )}
    </LiveBoundary>
  );
}

const useStyles = makeStyles(theme => ({
  label: { '&:not(.Mui-error)': { color: secondaryText(theme) } },
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
        noOptionsText={t('formFields.tenantNone')}
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
      {hintsOf(t, { ...props, chosen }).map(hint => (
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
      {props.readOnly && t('formFields.tenantReadOnly')}
    </Stack>
  );
}

function hintsOf(
  t: Text,
  props: Props & { list: TenantList; chosen: TenantSummary | undefined },
): string[] {
  const { chosen, formData: value } = props;
  const { items, total, freshness } = props.list;
  const { phases = ['ready'] } = props.uiSchema['ui:options'] ?? {};
  const unseen = freshness
    .filter(({ stale }) => stale)
    .map(({ host }) => host)
    .join(', ');
  return [
    ...(items.length === 0 ? [t('formFields.tenantNone')] : []),
    ...(value && !chosen ? [t('formFields.tenantUnknown', { value })] : []),
    ...(chosen && phases !== 'any' && !phases.includes(chosen.phase)
      ? [
          t('formFields.tenantPhase', {
            phase: phaseText(t, chosen.phase),
            phases: phases.map(each => phaseText(t, each)).join(', '),
          }),
        ]
      : []),
    ...(unseen ? [t('formFields.tenantIncomplete', { hosts: unseen })] : []),
    ...(total > items.length
      ? [t('formFields.tenantMore', { count: total - items.length })]
      : []),
  ];
}

function phaseText(t: Text, phase: TenantSummary['phase']): string {
  return t(`status.phase.${phase}`).toLowerCase();
}
