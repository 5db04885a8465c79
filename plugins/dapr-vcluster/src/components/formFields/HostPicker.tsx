import { Host, hostEntityRef } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useHosts, useOptions, useText } from '../../hooks';
import { Notice, StatusText } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { ChoiceList } from './ChoiceList';
import { PickerProps } from './types';

/** Selects a host with write access, and shows the state of each host. */
export function HostPicker(props: PickerProps) {
  const t = useText();
  const options = useOptions();
  const hosts = useHosts().data;
  const { title = t('fleet.host'), description } = props.schema;
  return (
    <LiveBoundary
      live={options}
      what={t('formFields.hostsWhat')}
      skeletonLines={2}
    >
      {offered =>
        offered.hosts.length === 0 ? (
          <Notice tone="warning">{t('formFields.noHosts')}</Notice>
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

/** Links to the form may contain the entity ref of the host. */
function isHost(value: string | undefined, name: string): boolean {
  return value === name || value === hostEntityRef(name);
}

function HostDetails({ host }: { host: Host }) {
  const t = useText();
  const { kubernetesVersion, dapr, tenants } = host;
  const facts = [
    kubernetesVersion &&
      t('formFields.facts.kubernetes', { version: kubernetesVersion }),
    dapr.version && t('formFields.facts.dapr', { version: dapr.version }),
    tenants !== undefined && t('formFields.facts.tenants', { count: tenants }),
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
    return t('formFields.hostProblem.connection', {
      reason: reason ?? t(`status.connection.${connection}`),
    });
  }
  if (dapr.state === 'missing') {
    return t('formFields.hostProblem.daprMissing');
  }
  return dapr.injector === 'missing' || dapr.injector === 'not-ready'
    ? t('formFields.hostProblem.injector')
    : undefined;
}
