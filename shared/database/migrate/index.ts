export * from './files'
export * from './migrate'
export { loginRole, loginUrl, ownerRole } from './role'
