import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { connection, type SubgraphContext } from '../../../shared/graphql'
import { datedPage } from '../keyset'
import { AppointmentRef, ProposalRef, ResidentRef, StaffMemberRef, VisitRef } from '../references.type'
import type { CaseStatus } from './case'
import { CaseConnection } from './case-parts.type'
import type { CaseLoaders } from './case.loader'
import { CaseStatusEnum, CaseType } from './case.type'
import { casesPage } from './cases-page'

@Resolver(() => ResidentRef)
export class ResidentCasesResolver {
  constructor(private readonly loaders: CaseLoaders) {}

  @FieldResolver(() => CaseConnection, { nullable: true })
  async cases(
    @Root() { id }: ResidentRef,
    @Arg('status', () => [CaseStatusEnum], { nullable: true }) status: CaseStatus[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    const asked = { status: status ?? null, page: datedPage(first, after) }
    const rows = await this.loaders.ofResident.load(context, id, asked)
    const count = async () =>
      (await this.loaders.countOfResident.load(context, id, { status: asked.status }))[0]?.count ?? 0
    return connection(rows, asked.page, casesPage.NEWEST_FIRST, count)
  }
}

@Resolver(() => StaffMemberRef)
export class CaseloadResolver {
  constructor(private readonly loaders: CaseLoaders) {}

  @FieldResolver(() => Int, { nullable: true, description: 'Open cases this worker is responsible for.' })
  async caseload(@Root() { id }: StaffMemberRef, @Ctx() context: SubgraphContext) {
    return (await this.loaders.caseload.load(context, id))?.open ?? 0
  }
}

@Resolver(() => ProposalRef)
export class ProposalCaseResolver {
  constructor(private readonly loaders: CaseLoaders) {}

  @FieldResolver(() => CaseType, { nullable: true })
  case(@Root() { id }: ProposalRef, @Ctx() context: SubgraphContext) {
    return this.loaders.ofProposal.load(context, id)
  }
}

@Resolver(() => VisitRef)
export class VisitCaseResolver {
  constructor(private readonly loaders: CaseLoaders) {}

  @FieldResolver(() => CaseType, { nullable: true })
  case(@Root() { id }: VisitRef, @Ctx() context: SubgraphContext) {
    return this.loaders.ofVisit.load(context, id)
  }
}

@Resolver(() => AppointmentRef)
export class AppointmentCaseResolver {
  constructor(private readonly loaders: CaseLoaders) {}

  @FieldResolver(() => CaseType, { nullable: true })
  case(@Root() { id }: AppointmentRef, @Ctx() context: SubgraphContext) {
    return this.loaders.ofAppointment.load(context, id)
  }
}
