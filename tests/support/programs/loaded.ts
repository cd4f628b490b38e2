import { main as hub } from '../../../gateway/main'

/** The hub, which prints as it ends what it has loaded of OpenTelemetry. */
export const main = async (): Promise<void> => {
  process.on('exit', () => {
    const loaded = Object.keys(require.cache).filter((file) => file.includes('@opentelemetry'))
    process.stderr.write(`loaded: ${JSON.stringify(loaded)}\n`)
  })
  await hub()
}
