export {
  findingLine,
  findingSchema,
  findingsSchema,
  hasErrors,
  severitySchema,
} from './finding';
export type { Finding, Severity } from './finding';
export { FINDING_PAGES, hasFindingPage } from './pages';
