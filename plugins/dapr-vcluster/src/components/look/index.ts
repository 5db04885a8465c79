export { UiLook } from './UiLook';
export { UiCards } from './UiCards';
