import { useApi } from '@backstage/core-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  CreateTenant,
  CreateTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode, useEffect, useState } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useCall, useText } from '../../hooks';
import { FindingList } from '../findings';
import { Notice, Skeletons, Stack } from '../primitives';
import { RenderedText } from './RenderedText';

/** Parameters of the template that say which tenant to create. */
const PARAMETERS = [
  'host',
  'name',
  'namespace',
  'owner',
  'profile',
  'preset',
  'expiresIn',
  'expiresAt',
] as const;

/** Who types is not asked about each letter. */
const SETTLED_MS = 500;

/**
 * Shows, before the form is submitted, what creating the tenant of the form would do: what speaks against it, the objects,
 * and their content. It has no value of its own.
 */
export function TenantPreview({
  formContext,
}: FieldExtensionComponentProps<boolean>) {
  const t = useText();
  const wanted = wantedTenant(formContext?.formData ?? {});
  const text = useSettled(wanted && JSON.stringify(wanted), SETTLED_MS);
  return text ? (
    // Another tenant is another preview.
    <Preview key={text} wanted={JSON.parse(text)} />
  ) : (
    <Notice tone="quiet">{t('formFields.preview.incomplete')}</Notice>
  );
}

/** A value once it has not changed for a time. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

function Preview({ wanted }: { wanted: CreateTenant }) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const { call, start } = useCall(() =>
    api.createTenant(wanted, { dryRun: true }),
  );
  useEffect(() => {
    start();
    // Once: it is another one for another tenant.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const retry = (
    <Button size="small" onClick={start}>
      {t('formFields.preview.again')}
    </Button>
  );
  switch (call.state) {
    case 'done':
      return <Result result={call.value} action={retry} />;
    case 'failed':
      return (
        <Notice tone="error" action={retry}>
          {t('formFields.preview.failed')} {call.message}
        </Notice>
      );
    default:
      return <Skeletons what={t('formFields.preview.what')} lines={4} />;
  }
}

function Result(props: { result: CreateTenantResult; action: ReactNode }) {
  const t = useText();
  const { objects, findings = [], rendered, ...tenant } = props.result;
  const created = objects.filter(({ outcome }) => outcome === 'would-create');
  return (
    <Stack>
      <Notice
        tone={
          findings.some(({ severity }) => severity !== 'info')
            ? 'warning'
            : 'ok'
        }
        action={props.action}
      >
        {created.length === 0
          ? t('formFields.preview.exists', { tenant: tenant.id })
          : t('formFields.preview.creates', {
              count: created.length,
              tenant: tenant.id,
              version: tenant.chartVersion,
              profile: tenant.profile,
              preset: tenant.preset,
            })}
      </Notice>
      <FindingList findings={findings} />
      {created.length > 0 && (
        <Typography variant="body2" component="div">
          {t('formFields.preview.objects')}
          <ul>
            {created.map(({ kind, namespace, name }) => (
              <li key={`${kind}/${namespace}/${name}`}>
                {kind} {namespace ? `${namespace}/${name}` : name}
              </li>
            ))}
          </ul>
        </Typography>
      )}
      {rendered !== undefined && <RenderedText text={rendered} />}
    </Stack>
  );
}

/** The request that the template makes of its parameters; undefined while a part of it is missing. */
function wantedTenant(
  parameters: Record<string, unknown>,
): CreateTenant | undefined {
  const wanted = Object.fromEntries(
    PARAMETERS.flatMap(name => {
      const value = parameters[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
  const { host, name, owner, ...rest } = wanted;
  return host && name && owner
    ? // Links to the form may contain the entity ref of the host.
      { host: host.slice(host.lastIndexOf('/') + 1), name, owner, ...rest }
    : undefined;
}
