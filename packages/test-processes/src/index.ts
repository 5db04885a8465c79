export { answerParent } from './answerParent';
export { EmptyDatabase, postgresUrl } from './postgres/EmptyDatabase';
export { TestProcess } from './TestProcess';
