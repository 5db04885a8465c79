export { readGuardrailPolicy } from './readGuardrailPolicy';
