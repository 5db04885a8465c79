import { Rule } from '../rule';
import { ABSENT_RULES } from './absent';
import { ARRIVAL_RULES } from './arrival';
import { CONTAINER_RULES } from './container';
import { FINISHED_APP_RULE } from './finishedApp';
import { INJECTION_RULES } from './injection';
import { LOG_RULES } from './log';
import { RECEIVING_RULES } from './receiving';
import { REMARK_RULES } from './remarks';
import { RUNNING_RULES } from './running';
import { VCLUSTER_RULES } from './vcluster';
import { STARTUP_RULES } from './startup';

/** In order: the first that holds explains the state. */
export const CAUSES: readonly Rule[] = [
  ...ARRIVAL_RULES,
  ...INJECTION_RULES,
  ...CONTAINER_RULES,
  FINISHED_APP_RULE,
  ...STARTUP_RULES,
  ...LOG_RULES,
  ...RUNNING_RULES,
  ...ABSENT_RULES,
  ...RECEIVING_RULES,
];

/** Each holds or not, whatever else does. */
export const REMARKS: readonly Rule[] = REMARK_RULES;

/** Every rule of the diagnosis, whatever it is about. */
export const ALL_RULES = [...CAUSES, ...REMARKS, ...VCLUSTER_RULES];
