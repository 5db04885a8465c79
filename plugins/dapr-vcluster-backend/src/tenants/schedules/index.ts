export { ScheduleChanger } from './ScheduleChanger';
