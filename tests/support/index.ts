export * from './clock'
export * from './database'
export * from './subgraph'
export { testKey } from './server'
