import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { LogContainer } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { Stack } from '../primitives';
import { LogSearch } from './LogSearch';
import { LogSelect } from './LogSelect';
import { LogWish } from './types';

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
        <LogSelect
          label={t('logs.container')}
          value={props.container}
          options={containers.map(each => [each.name, nameOf(each, t)])}
          onChange={props.onContainer}
        />
      )}
      <LogSelect
        label={t('logs.lines')}
        value={String(wish.tailLines)}
        options={TAILS.map(number => [
          String(number),
          t('logs.lastLines', { number: String(number) }),
        ])}
        onChange={value => onWish({ tailLines: Number(value) })}
      />
      <LogSearch value={wish.search} onChange={search => onWish({ search })} />
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
