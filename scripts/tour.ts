import { openIssuer } from '../gateway/edge/issuer'
import { Cast } from './tour/cast'
import { readTourConfig, type TourConfig } from './tour/config'
import { NotAsTold } from './tour/holds'
import { startOwnHub, type TourHub } from './tour/own-hub'
import { peopleOf } from './tour/scene'
import { checkOperations } from './tour/schema-check'
import { play } from './tour/story'
import { Tour } from './tour/tour'

const tokenSeconds = 900

/**
 * Plays the hub's main job over HTTP and prints it as a story: at `HUB_URL` with the token keys of `HUB_DATA_DIR`, or
 * against a hub of its own in a temporary folder. Exit code 1 when a step does not give what the story says.
 */
export async function main(_args: readonly string[] = []): Promise<void> {
  try {
    checkOperations()
    const hub = await hubOf(readTourConfig())
    const stopOnSignal = (): void => {
      void hub.stop().finally(() => process.exit(130))
    }
    process.once('SIGINT', stopOnSignal).once('SIGTERM', stopOnSignal)
    try {
      await tell(hub)
    } catch (error) {
      process.stderr.write(
        hub
          .lastWords()
          .map((line) => `  hub: ${line}\n`)
          .join(''),
      )
      throw error
    } finally {
      process.off('SIGINT', stopOnSignal).off('SIGTERM', stopOnSignal)
      await hub.stop()
    }
  } catch (error) {
    process.stderr.write(`\nThe tour has failed. ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

async function hubOf({ hubUrl, dataDir }: TourConfig): Promise<TourHub> {
  if (hubUrl === null) {
    say('Starting a hub in a temporary folder …')
    return startOwnHub()
  }
  const url = hubUrl.endsWith('/graphql') ? hubUrl : `${hubUrl.replace(/\/$/, '')}/graphql`
  return { url, dataDir, lastWords: () => [], stop: () => Promise.resolve() }
}

async function tell({ url, dataDir }: TourHub): Promise<void> {
  const begun = Date.now()
  const issuer = await openIssuer(dataDir)
  const cast = new Cast((claims) => issuer.sign(claims, { ttlSeconds: tokenSeconds, development: true }))
  const tour = new Tour(url, begun.toString(36), say)
  say(`The main job of Station Hub, played at ${url}`)
  try {
    await play({ tour, cast, people: await peopleOf(cast) })
  } catch (error) {
    throw error instanceof NotAsTold ? tour.failed(`This does not hold: ${error.message}`) : error
  }
  say(`\n${tour.steps} steps, every one as it should be, in ${((Date.now() - begun) / 1000).toFixed(1)} s.`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
