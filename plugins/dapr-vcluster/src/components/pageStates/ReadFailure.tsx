import Button from '@material-ui/core/Button';
import { deniedPermission, statusOf, useSharedText } from '../../hooks';
import { EmptyPanel, Notice } from '../primitives';

/** Shows why data could not be loaded. */
export function ReadFailure(props: {
  error: Error;
  retry: () => void;
  what: string;
  tenant?: string;
}) {
  const { error, tenant, what } = props;
  const t = useSharedText();
  const status = statusOf(error);
  if (status === 403) {
    return <Forbidden error={error} what={tenant ?? what} />;
  }
  if (status === 404 && tenant) {
    return (
      <EmptyPanel
        title={t('pageStates.notFound.title')}
        description={t('pageStates.notFound.description', { tenant })}
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
      <strong>{t('pageStates.failed.title', { what })}</strong>
      <div>{error.message}</div>
    </Notice>
  );
}

function Forbidden(props: { error: Error; what: string }) {
  const t = useSharedText();
  const permission = deniedPermission(props.error);
  const { what } = props;
  return (
    <EmptyPanel
      title={t('pageStates.forbidden.title')}
      description={
        permission
          ? t('pageStates.forbidden.withPermission', { permission, what })
          : t('pageStates.forbidden.plain', { what })
      }
    />
  );
}
