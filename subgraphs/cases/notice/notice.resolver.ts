import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { connection, type SubgraphContext } from '../../../shared/graphql'
import type { CaseLoaders } from '../case/case.loader'
import { CaseType } from '../case/case.type'
import { datedPage } from '../keyset'
import type { Notice } from './notice'
import type { NoticeService } from './notice.service'
import { NoticeConnection, NoticeType } from './notice.type'

@Resolver(() => NoticeType)
export class NoticeResolver {
  constructor(
    private readonly inbox: NoticeService,
    private readonly cases: CaseLoaders,
  ) {}

  @Authorized()
  @Query(() => NoticeConnection, { description: "The viewer's own inbox: urges, escalations, feedback, deadlines." })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  async notices(
    @Arg('unread', () => Boolean, { nullable: true }) unread: boolean | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    const asked = datedPage(first, after)
    const { rows, count } = await this.inbox.list(context, unread ?? null, asked)
    return connection(rows, asked, (notice) => [notice.at.toISOString(), notice.id], count)
  }

  @Authorized()
  @Mutation(() => NoticeType)
  readNotice(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext) {
    return this.inbox.read(context, id)
  }

  @FieldResolver(() => CaseType, { nullable: true })
  case(@Root() { caseId }: Notice, @Ctx() context: SubgraphContext) {
    return caseId === null ? null : this.cases.byId.load(context, caseId)
  }
}
