import { HubError } from '../../../shared/errors'

/** Whoever asked has waited as long as may be; the plan is computed on, and kept under this id. */
export class StillPlanning extends HubError {
  constructor(planId: string) {
    super('SUBGRAPH_TIMEOUT', 'The plan is still being computed. Ask dispatchPlan for it by this planId in a moment.', {
      planId,
    })
  }
}

/** The model was not solved in time, or at all. */
export class NotSolved extends HubError {
  constructor() {
    super('LIMIT_EXCEEDED', 'No best plan was found in time. Plan fewer cases at once.', { limit: 'planning time' })
  }
}
