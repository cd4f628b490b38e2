export { isAllowedAddress } from './address'
export * from './pinned'
