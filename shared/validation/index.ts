export { Checks } from './checks'
export { isUuid } from './uuid'
