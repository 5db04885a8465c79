import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { LogContainer } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { SearchField, SelectField, Stack } from '../primitives';
import { LogWish } from './types';

/** The log is asked for when typing pauses, for each question is recorded. */
const PAUSE_MS = 500;

const TAILS = [200, 1_000, 5_000];

/** Which log, which of its lines, and whether to follow it. */
export function LogChoices(props: {
  containers: readonly LogContainer[];
  container: string;
  onContainer: (name: string) => void;
  wish: LogWish;
  onWish: (change: Partial<LogWish>) => void;
  follows: boolean;
  onFollow: (follows: boolean) => void;
  times: boolean;
  onTimes: (times: boolean) => void;
}) {
  const { containers, wish, onWish, follows } = props;
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
        value={String(wish.tailLines)}
        options={TAILS.map(number => ({
          value: String(number),
          label: t('logs.lastLines', { number: String(number) }),
        }))}
        onChange={value => onWish({ tailLines: Number(value) })}
      />
      <SearchField
        label={t('logs.search')}
        value={wish.search}
        onChange={search => onWish({ search })}
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
            checked={wish.previous && !follows}
            onChange={event => onWish({ previous: event.target.checked })}
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
