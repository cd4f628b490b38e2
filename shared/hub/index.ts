export * from './hub-client'
export * from './absent'
