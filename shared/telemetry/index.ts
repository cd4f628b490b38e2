export * from './metrics'
export * from './start'
export * from './tracing'
