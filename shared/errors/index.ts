export * from './hub-error'
export { assertNever } from './assert-never'
