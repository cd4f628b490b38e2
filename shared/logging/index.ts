export * from './logger'
export * from './error-entry'
