export * from './once'
