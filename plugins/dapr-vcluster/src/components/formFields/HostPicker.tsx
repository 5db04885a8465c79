import { Host, hostEntityRef } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useHosts, useOptions, useText } from '../../hooks';
import { Notice, StatusText } from '../primitives';
import { LiveBoundary } from '../states';
import { ChoiceList } from './ChoiceList';
import { PickerProps } from './types';

/** Picks a host that can be written to, by its name; shows how each is. */
export function HostPicker(props: PickerProps) {
  const t = useText();
  const options = useOptions();
  const hosts = useHosts().data;
  const { title = t('fleet.host'), description } = props.schema;
  return (
    <LiveBoundary
      live={options}
      what={t('pickers.hostsWhat')}
      skeletonLines={2}
    >
      {offered =>
        offered.hosts.length === 0 ? (
          <Notice tone="warning">{t('pickers.noHosts')}</Notice>
        ) : (
          <ChoiceList
            label={title}
            help={description}
            required={props.required}
            disabled={props.disabled}
            value={
              offered.hosts.find(({ name }) => isHost(props.formData, name))
                ?.name
            }
            onChange={props.onChange}
            choices={offered.hosts.map(({ name, title: called }) => {
              const host = hosts?.find(other => other.name === name);
              return {
                value: name,
                title: called,
                badge: called === name ? undefined : `(${name})`,
                details: host && <HostDetails host={host} />,
              };
            })}
          />
        )
      }
    </LiveBoundary>
  );
}

/** Links to the form may give the catalog's entity of the host. */
function isHost(value: string | undefined, name: string): boolean {
  return value === name || value === hostEntityRef(name);
}

function HostDetails({ host }: { host: Host }) {
  const t = useText();
  const { kubernetesVersion, dapr, tenants } = host;
  const facts = [
    kubernetesVersion &&
      t('pickers.facts.kubernetes', { version: kubernetesVersion }),
    dapr.version && t('pickers.facts.dapr', { version: dapr.version }),
    tenants !== undefined && t('pickers.facts.tenants', { count: tenants }),
  ].filter(Boolean);
  const problem = problemOf(host, t);
  return (
    <>
      {facts.join(' · ')}
      {problem && (
        <span>
          {facts.length > 0 && <br />}
          <StatusText tone="warning">{problem}</StatusText>
        </span>
      )}
    </>
  );
}

function problemOf(
  { connection, reason, dapr }: Host,
  t: Text,
): string | undefined {
  if (connection !== 'live') {
    return t('pickers.hostProblem.connection', {
      reason: reason ?? t(`status.connection.${connection}`),
    });
  }
  if (dapr.state === 'missing') {
    return t('pickers.hostProblem.daprMissing');
  }
  return dapr.injector === 'missing' || dapr.injector === 'not-ready'
    ? t('pickers.hostProblem.injector')
    : undefined;
}
