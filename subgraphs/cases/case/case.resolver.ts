import { Arg, Authorized, Ctx, Directive, ID, Int, Query, Resolver } from 'type-graphql'
import { connection, type SubgraphContext } from '../../../shared/graphql'
import { datedPage } from '../keyset'
import { CaseConnection } from './case-parts.type'
import type { CaseReadingService } from './case-reading.service'
import { CaseFilterInput, CaseOrderEnum } from './case.input'
import type { CaseLoaders } from './case.loader'
import type { CaseOrder } from './case-question'
import { CaseType } from './case.type'
import { casesPage } from './cases-page'

@Resolver(() => CaseType)
export class CaseResolver {
  constructor(
    private readonly reading: CaseReadingService,
    private readonly loaders: CaseLoaders,
  ) {}

  @Authorized()
  @Query(() => CaseType, { nullable: true })
  case(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('number', () => String, { nullable: true }) number: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    if (typeof id === 'string') return this.loaders.byId.load(context, id)
    return typeof number !== 'string' ? null : this.reading.byNumber(context, number)
  }

  @Authorized()
  @Query(() => [CaseType], {
    nullable: 'items',
    description: 'Cases by id, in the order asked for; what is absent or foreign is null. At most 100.',
  })
  @Directive('@listSize(slicingArguments: [], assumedSize: 20)')
  casesById(@Arg('ids', () => [ID]) ids: string[], @Ctx() context: SubgraphContext) {
    return Promise.all(ids.slice(0, 100).map((id) => this.loaders.byId.load(context, id)))
  }

  @Authorized()
  @Query(() => CaseConnection)
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  async cases(
    @Arg('filter', () => CaseFilterInput, { nullable: true }) filter: CaseFilterInput | null,
    @Arg('orderBy', () => CaseOrderEnum, { nullable: true, defaultValue: 'DUE_FIRST' }) orderBy: CaseOrder | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    const asked = datedPage(first, after)
    const order = orderBy ?? 'DUE_FIRST'
    const { rows, count } = await this.reading.list(context, filter ?? {}, order, asked)
    return connection(rows, asked, casesPage[order], count)
  }
}
