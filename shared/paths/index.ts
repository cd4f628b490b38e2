export * from './path'
