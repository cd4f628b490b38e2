import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql'
import { LocalDate, page, type SubgraphContext } from '../../../shared/graphql'
import type { CatalogueLoaders } from '../category/catalogue.loader'
import { AreaRef } from '../references.type'
import type { Totals } from './indicator'
import type { IndicatorLoaders } from './indicator.loader'
import { seesFigures } from './indicator.policy'
import { CategoryCountType, IndicatorsType, LineCountType, SurgeType } from './indicator.type'
import { checkedPeriod, dayOf } from './period'

@Resolver(() => AreaRef)
export class AreaIndicatorsResolver {
  @FieldResolver(() => IndicatorsType, {
    nullable: true,
    description: 'How this area does on the three rates, with what it is made of.',
  })
  indicators(
    @Root() { code }: AreaRef,
    @Arg('from', () => LocalDate) from: string,
    @Arg('to', () => LocalDate) to: string,
    @Ctx() { viewer }: SubgraphContext,
  ) {
    return seesFigures(viewer, code) ? { areaCode: code, ...checkedPeriod(from, to) } : null
  }
}

/** Each group of figures is read when one of its fields is asked for. */
@Resolver(() => IndicatorsType)
export class IndicatorsResolver {
  constructor(
    private readonly indicators: IndicatorLoaders,
    private readonly catalogue: CatalogueLoaders,
  ) {}

  @FieldResolver(() => Int)
  async opened(@Root() root: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.totals(root, context)).opened
  }

  @FieldResolver(() => Int)
  async closed(@Root() root: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.totals(root, context)).closed
  }

  @FieldResolver(() => Int, { description: 'At the end of the period, or now while it lasts.' })
  async open(@Root() root: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.totals(root, context)).open
  }

  @FieldResolver(() => Int, { description: 'At the end of the period, or now while it lasts.' })
  async overdue(@Root() root: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.totals(root, context)).overdue
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Responded to within the commitment / due for a response, of the cases opened in the period',
  })
  async responseRate(@Root() root: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.totals(root, context)).responseRate
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Evaluated as resolved by the resident / evaluated' })
  async resolutionRate(@Root() root: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.totals(root, context)).resolutionRate
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Evaluated 4 or 5 by the resident / evaluated' })
  async satisfactionRate(@Root() root: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.totals(root, context)).satisfactionRate
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Hours from opening to resolution without the pauses, of the cases resolved in the period.',
  })
  async medianHoursToResolve(@Root() { areaCode, from, to }: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.indicators.medianHours.load(context, areaCode, { from, to }))[0]?.median ?? null
  }

  @FieldResolver(() => [LineCountType])
  async byLine(@Root() root: IndicatorsType, @Ctx() context: SubgraphContext) {
    return (await this.totals(root, context)).byLine
  }

  @FieldResolver(() => [CategoryCountType], { description: 'Most opened first.' })
  async byCategory(
    @Root() { areaCode, from, to }: IndicatorsType,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10 }) first: number | null,
    @Ctx() context: SubgraphContext,
  ) {
    const asked = page(first, null, 10)
    const counts = await this.indicators.categories.load(context, areaCode, { from, to })
    return counts
      .slice(0, asked.first)
      .map((count) => ({ ...count, category: this.catalogue.category.load(context, count.categoryCode) }))
  }

  @FieldResolver(() => [SurgeType], {
    description:
      'Categories whose daily count stands out from their own last 28 days, on the last 28 days of the period, newest first.',
  })
  async surges(@Root() { areaCode, from, to }: IndicatorsType, @Ctx() context: SubgraphContext) {
    const surges = await this.indicators.surges.load(context, areaCode, { from, to })
    return surges.map(({ categoryCode, day, count, expected }) => ({
      category: this.catalogue.category.load(context, categoryCode),
      ...{ on: dayOf(day), count, expected },
    }))
  }

  private async totals({ areaCode, from, to }: IndicatorsType, context: SubgraphContext): Promise<Totals> {
    const [totals] = await this.indicators.totals.load(context, areaCode, { from, to })
    if (!totals) throw new Error('Totals are made for every area that is asked for')
    return totals
  }
}
