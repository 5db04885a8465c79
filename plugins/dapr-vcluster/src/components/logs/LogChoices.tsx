import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { LogContainer } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { SearchField, SelectField, Stack } from '../primitives';
import { LogRequest } from './types';

/** The log is read when typing pauses, because each read is audited. */
const PAUSE_MS = 500;

const TAILS = [200, 1_000, 5_000];

/** Selects the container and the lines, and whether to follow the log. */
export function LogChoices(props: {
  containers: readonly LogContainer[];
  container: string;
  onContainer: (name: string) => void;
  request: LogRequest;
  onRequest: (change: Partial<LogRequest>) => void;
  follows: boolean;
  onFollow: (follows: boolean) => void;
  times: boolean;
  onTimes: (times: boolean) => void;
}) {
  const { containers, request, onRequest, follows } = props;
  const t = useText();
  return (
    <Stack as="row">
      {containers.length > 1 && (
        <SelectField
          label={t('logs.container')}
          value={props.container}
          options={containers.map(each => ({
            value: each.name,
            label: nameOf(each, t),
          }))}
          onChange={props.onContainer}
        />
      )}
      <SelectField
        label={t('logs.lines')}
        value={String(request.tailLines)}
        options={TAILS.map(number => ({
          value: String(number),
          label: t('logs.lastLines', { number: String(number) }),
        }))}
        onChange={value => onRequest({ tailLines: Number(value) })}
      />
      <SearchField
        label={t('logs.search')}
        value={request.search}
        onChange={search => onRequest({ search })}
        pauseMs={PAUSE_MS}
      />
      <FormControlLabel
        label={t('logs.times')}
        control={
          <Checkbox
            color="primary"
            checked={props.times}
            onChange={event => props.onTimes(event.target.checked)}
          />
        }
      />
      <FormControlLabel
        label={t('logs.previous')}
        disabled={follows}
        control={
          <Checkbox
            color="primary"
            checked={request.previous && !follows}
            onChange={event => onRequest({ previous: event.target.checked })}
          />
        }
      />
      <FormControlLabel
        label={t('logs.follow')}
        control={
          <Switch
            color="primary"
            checked={follows}
            onChange={event => props.onFollow(event.target.checked)}
          />
        }
      />
    </Stack>
  );
}

function nameOf({ name, role }: LogContainer, t: Text): string {
  return role === 'init' ? t('logs.init', { name }) : name;
}
