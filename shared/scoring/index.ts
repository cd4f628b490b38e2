export * from './reason'
export * from './score'
export * from './sql'
export * from './weights'
