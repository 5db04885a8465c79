export { chooseAddress } from './chooseAddress';
export type { ChosenAddress } from './chooseAddress';
