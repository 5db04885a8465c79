import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import ErrorOutline from '@material-ui/icons/ErrorOutline';
import HelpOutline from '@material-ui/icons/HelpOutline';
import PauseCircleOutline from '@material-ui/icons/PauseCircleOutline';
import ReportProblemOutlined from '@material-ui/icons/ReportProblemOutlined';
import Autorenew from '@material-ui/icons/Autorenew';
import { Tone } from './tones';

/** One icon per tone, so that no state is shown by colour alone. */
export const TONE_ICONS: Record<Tone, typeof ErrorOutline> = {
  ok: CheckCircleOutline,
  busy: Autorenew,
  warning: ReportProblemOutlined,
  error: ErrorOutline,
  quiet: PauseCircleOutline,
  unknown: HelpOutline,
};
