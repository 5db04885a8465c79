import Button from '@material-ui/core/Button';
import { deniedPermission, statusOf, useText } from '../../hooks';
import { EmptyPanel, Notice } from '../primitives';

/** Why something could not be read at all, and what to do. */
export function ReadFailure(props: {
  error: Error;
  retry: () => void;
  what: string;
  tenant?: string;
}) {
  const { error, tenant, what } = props;
  const t = useText();
  const status = statusOf(error);
  if (status === 403) {
    return <Forbidden error={error} what={tenant ?? what} />;
  }
  if (status === 404 && tenant) {
    return (
      <EmptyPanel
        title={t('states.gone.title')}
        description={t('states.gone.description', { tenant })}
      />
    );
  }
  return (
    <Notice
      tone="error"
      action={
        <Button size="small" variant="outlined" onClick={props.retry}>
          {t('common.retry')}
        </Button>
      }
    >
      <strong>{t('states.failed.title', { what })}</strong>
      <div>{error.message}</div>
    </Notice>
  );
}

function Forbidden(props: { error: Error; what: string }) {
  const t = useText();
  const permission = deniedPermission(props.error);
  const { what } = props;
  return (
    <EmptyPanel
      title={t('states.forbidden.title')}
      description={
        permission
          ? t('states.forbidden.withPermission', { permission, what })
          : t('states.forbidden.plain', { what })
      }
    />
  );
}
