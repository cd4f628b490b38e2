export * from './viewer'
export * from './rights'
export * from './token-signer'
