import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Clock } from '../../../shared/clock'
import type { SubgraphContext } from '../../../shared/graphql'
import type { CatalogueLoaders } from '../category/catalogue.loader'
import { CategoryType } from '../category/category.type'
import { AppointmentRef, AreaRef, ProposalRef, refer, ResidentRef, StaffMemberRef, VisitRef } from '../references.type'
import { ServiceItemType } from '../service-item/service-item.type'
import { isOverdue, type Case } from './case'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'
import { CaseType } from './case.type'

/** Fields that follow from a case's row, and whom and what it refers to. */
@Resolver(() => CaseType)
export class CaseFieldsResolver {
  constructor(
    private readonly catalogue: CatalogueLoaders,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => CategoryType)
  @Directive('@tag(name: "partner")')
  category(@Root() { categoryCode }: Case, @Ctx() context: SubgraphContext) {
    return this.catalogue.category.load(context, categoryCode)
  }

  @FieldResolver(() => ServiceItemType, { nullable: true })
  serviceItem(@Root() { serviceItemCode }: Case, @Ctx() context: SubgraphContext) {
    return serviceItemCode === null ? null : this.catalogue.item.load(context, serviceItemCode)
  }

  @FieldResolver(() => ResidentRef, { nullable: true })
  resident(@Root() { residentId }: Case) {
    return refer(residentId)
  }

  @FieldResolver(() => ProposalRef, {
    nullable: true,
    description: 'Where the need came from, when it was one of these.',
  })
  proposal(@Root() { proposalId }: Case) {
    return refer(proposalId)
  }

  @FieldResolver(() => VisitRef, { nullable: true })
  visit(@Root() { visitId }: Case) {
    return refer(visitId)
  }

  @FieldResolver(() => AppointmentRef, { nullable: true })
  appointment(@Root() { appointmentId }: Case) {
    return refer(appointmentId)
  }

  @FieldResolver(() => AreaRef, { nullable: true })
  @Directive('@tag(name: "partner")')
  community(@Root() { communityCode }: Case) {
    return { code: communityCode }
  }

  @FieldResolver(() => StaffMemberRef, { nullable: true })
  assignee(@Root() { assigneeId }: Case) {
    return refer(assigneeId)
  }

  @FieldResolver(() => GeoPointType, {
    nullable: true,
    description: "Rounded to about 500 m; what a partner's own subgraph may be sent.",
  })
  @Directive('@tag(name: "partner")')
  approximateLocation(@Root() { roughly }: { roughly: GeoPointType | null }) {
    return roughly
  }

  @FieldResolver(() => Boolean)
  overdue(@Root() the: Case) {
    return isOverdue(the, this.clock.now())
  }
}
