import Typography from '@material-ui/core/Typography';
import { HostCheck } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Notice, Stack, VisuallyHidden } from '../primitives';

const TONES = {
  passed: 'ok',
  failed: 'error',
  unknown: 'unknown',
} as const;

const rightText = ({
  verb,
  group,
  resource,
  name,
}: NonNullable<HostCheck['results'][number]['missing']>[number]) =>
  `${verb} ${resource}${group ? `.${group}` : ''}${name ? ` "${name}"` : ''}`;

/** What the test of a host has found, with each right that is missing. */
export function HostCheckResults({ check }: { check: HostCheck }) {
  const t = useText();
  return (
    <Stack>
      {check.results.map(({ check: id, outcome, title, fix, missing = [] }) => (
        <Notice key={id} tone={TONES[outcome]}>
          <VisuallyHidden>{t(`setup.outcome.${outcome}`)}: </VisuallyHidden>
          <div>{title}</div>
          {missing.length > 0 && (
            <>
              <div>{t('setup.missing')}:</div>
              <ul>
                {missing.map(right => (
                  <li key={rightText(right)}>
                    <code>{rightText(right)}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
          {fix && (
            <div>
              <strong>{t('findings.fix')}</strong> {fix}
            </div>
          )}
        </Notice>
      ))}
      {check.identity && (
        <Typography variant="body2">
          {t('setup.identity', { identity: check.identity })}
        </Typography>
      )}
    </Stack>
  );
}
