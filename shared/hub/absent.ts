import type { HubClient } from './hub-client'

/** For a subgraph that runs where no gateway can be asked: every question is answered with the hub's own refusal. */
export const absentHub: HubClient = {
  query: () =>
    Promise.resolve({
      data: null,
      errors: [{ message: 'The hub cannot be asked from here.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    }),
  matchSources: () => [],
}
