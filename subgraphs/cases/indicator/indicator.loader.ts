import { manyByKeyAndArguments } from '../../../shared/loader'
import type { IndicatorService } from './indicator.service'
import type { Period } from './period'

/** Figures of all the areas of a request in one go: a dashboard of 18 communities asks what one community asks. */
export function indicatorLoaders(indicators: IndicatorService) {
  return {
    totals: manyByKeyAndArguments(
      (tx, areas, period: Period) => indicators.totals(tx, areas, period),
      (totals) => totals.area,
    ),
    categories: manyByKeyAndArguments(
      (tx, areas, period: Period) => indicators.categories(tx, areas, period),
      (count) => count.area,
    ),
    medianHours: manyByKeyAndArguments(
      (tx, areas, period: Period) => indicators.medianHours(tx, areas, period),
      (hours) => hours.area,
    ),
    surges: manyByKeyAndArguments(
      (tx, areas, period: Period) => indicators.surges(tx, areas, period),
      (surge) => surge.area,
    ),
  }
}
export type IndicatorLoaders = ReturnType<typeof indicatorLoaders>
