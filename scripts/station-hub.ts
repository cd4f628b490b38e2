import { program } from '../shared/process/program'
import { callOf, Misuse } from './station-hub/arguments'
import { check, plug, status, unplug } from './station-hub/commands'
import { hubAccess } from './station-hub/config'
import { Hub, HubRefusal, HubUnreachable } from './station-hub/hub'

/**
 * `npx station-hub check|plug|unplug|status`: for a partner's developer, against the hub at `HUB_URL`. Exit code 1 when
 * the hub refuses or the check is not ok, 2 when it was called wrongly or the hub cannot be asked.
 */
export const main = program(async (args) => {
  try {
    const call = callOf(args)
    const hub = new Hub({ ...hubAccess(), ...(call.hub !== null && { url: call.hub }) })
    const commands = { check, plug, unplug, status }
    const ok = await commands[call.command](hub, call, (line) => console.log(line))
    process.exitCode = ok ? 0 : 1
  } catch (error) {
    if (error instanceof HubRefusal) {
      console.error(`The hub refuses (${error.code}): ${error.message}${error.advice}`)
      process.exitCode = 1
    } else if (error instanceof Misuse || error instanceof HubUnreachable) {
      console.error(error.message)
      process.exitCode = 2
    } else throw error
  }
})
