import Button from '@material-ui/core/Button';
import {
  IssueKubeconfigResult,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import {
  CopyButton,
  CopyText,
  Fact,
  KeyValue,
  Notice,
  saveText,
  Stack,
  useTimeText,
} from '../primitives';

/** A kubeconfig that was issued just now: download, copy, and what is needed to use it. Its text is not on the page. */
export function IssuedKubeconfig(props: {
  tenantRef: TenantRef;
  issued: IssueKubeconfigResult;
}) {
  const t = useText();
  const { full } = useTimeText();
  const { host, name } = props.tenantRef;
  const {
    kubeconfig = '',
    expiresAt,
    clusterRole,
    address,
    notes,
  } = props.issued;
  const facts: (Fact | false)[] = [
    expiresAt !== undefined && {
      label: t('kubeconfig.expires'),
      value: <time dateTime={expiresAt}>{full(expiresAt)}</time>,
    },
    { label: t('kubeconfig.role'), value: clusterRole },
    { label: t('kubeconfig.address'), value: address.server },
    address.command !== undefined && {
      label: t('kubeconfig.command'),
      value: (
        <CopyText text={address.command} what={t('kubeconfig.commandWhat')} />
      ),
    },
  ];
  return (
    <Stack>
      <Stack as="row">
        <Button
          color="primary"
          variant="contained"
          onClick={() =>
            saveText(`${host}-${name}.kubeconfig.yaml`, kubeconfig)
          }
        >
          {t('kubeconfig.download')}
        </Button>
        <CopyButton text={kubeconfig} what={t('kubeconfig.copy')} />
      </Stack>
      <KeyValue facts={facts.filter((fact): fact is Fact => Boolean(fact))} />
      {!address.verified && (
        <Notice tone="warning">{t('kubeconfig.unverified')}</Notice>
      )}
      {notes.map(note => (
        <Notice key={note} tone="quiet">
          {note}
        </Notice>
      ))}
    </Stack>
  );
}
