export { checkSchedule } from './checkSchedule';
export type { ScheduleProblem } from './checkSchedule';
export { lastEvent, nextEvents } from './events';
export type { ScheduleEvent } from './events';
