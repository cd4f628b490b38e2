export * from './job'
export * from './jobs.pg'
export * from './runner'
export * from './drain'
