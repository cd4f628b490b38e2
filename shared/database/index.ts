export * from './transaction'
export * from './together'
