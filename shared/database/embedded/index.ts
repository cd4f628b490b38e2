export { openEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './embedded'
export { runningEmbedded } from './running'
export * from './running'
