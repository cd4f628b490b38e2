import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Entities of other subgraphs, as cases refers to them. */

@ObjectType('Area')
@Directive('@key(fields: "code")')
export class AreaRef {
  @Field(() => ID)
  @Directive('@tag(name: "partner")')
  code: string
}

@ObjectType('Resident')
@Directive('@key(fields: "id")')
export class ResidentRef {
  @Field(() => ID)
  id: string
}

@ObjectType('StaffMember')
@Directive('@key(fields: "id")')
export class StaffMemberRef {
  @Field(() => ID)
  id: string
}

@ObjectType('Proposal')
@Directive('@key(fields: "id")')
export class ProposalRef {
  @Field(() => ID)
  id: string
}

@ObjectType('Visit')
@Directive('@key(fields: "id")')
export class VisitRef {
  @Field(() => ID)
  id: string
}

@ObjectType('Appointment')
@Directive('@key(fields: "id")')
export class AppointmentRef {
  @Field(() => ID)
  id: string
}

/** A reference, or null where there is nothing to refer to. */
export function refer(id: string | null): { id: string } | null {
  return id === null ? null : { id }
}
