import type { EventConsumer } from '../../../shared/events'
import type { IndicatorStore } from './indicator.store'

/** Changes that may gather before they are folded: reading that many beside the figures takes about a millisecond. */
const mostUnfolded = 500

/** Folds the changes of figures behind the backs of those who made them: a resident's request does not pay for it. */
export function figureConsumer(indicators: IndicatorStore, timeZone: string): EventConsumer {
  return {
    name: 'cases.figures',
    kinds: ['case.changed'],
    handle: (tx) => indicators.fold(tx, timeZone, mostUnfolded),
  }
}
