import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType, LocalDate } from '../../../shared/graphql'
import { enumOf } from '../enum-of'
import { StaffMemberRef } from '../references.type'
import { caseEventKinds, type CaseEventKind } from './timeline'
import { CaseType } from './case.type'

export const CaseEventKindEnum = enumOf(caseEventKinds)
registerEnumType(CaseEventKindEnum, { name: 'CaseEventKind' })

@ObjectType('CaseDocument')
export class CaseDocumentType {
  @Field()
  name: string
  @Field(() => Date, { nullable: true })
  receivedAt: Date | null
}

@ObjectType('Assessment')
export class AssessmentType {
  @Field()
  causes: string
  @Field()
  situation: string
  @Field(() => String, { nullable: true })
  resources: string | null
  @Field(() => StaffMemberRef, { nullable: true })
  by: StaffMemberRef | null
  @Field()
  at: Date
}

@ObjectType('PlanGoal')
export class PlanGoalType {
  @Field(() => ID)
  id: string
  @Field()
  text: string
  @Field()
  activity: string
  @Field(() => ID, { nullable: true })
  categoryCode: string | null
  @Field(() => LocalDate, { nullable: true })
  dueOn: string | null
  @Field(() => Boolean, { nullable: true })
  achieved: boolean | null
}

@ObjectType('ServicePlan')
export class ServicePlanType {
  @Field(() => [PlanGoalType])
  goals: readonly PlanGoalType[]
  @Field(() => StaffMemberRef, { nullable: true })
  by: StaffMemberRef | null
  @Field()
  at: Date
}

@ObjectType('Certificate')
export class CertificateType {
  @Field()
  number: string
  @Field()
  issuedAt: Date
  @Field(() => StaffMemberRef, { nullable: true })
  issuedBy: StaffMemberRef | null
  @Field()
  text: string
}

@ObjectType('CaseNote', {
  description: "A worker's professional record. Confidential: station workers of the case's community only.",
})
export class CaseNoteType {
  @Field(() => ID)
  id: string
  @Field()
  body: string
  @Field(() => StaffMemberRef, { nullable: true })
  by: StaffMemberRef | null
  @Field()
  at: Date
}

@ObjectType('CaseEvent', { description: 'One thing that happened to a case; written once, never changed.' })
export class CaseEventType {
  @Field(() => ID)
  id: string
  @Field(() => Int, { description: 'From 1, without gaps.' })
  sequence: number
  @Field(() => CaseEventKindEnum)
  kind: CaseEventKind
  @Field()
  at: Date
  @Field(() => ID, { nullable: true })
  actorId: string | null
  @Field({ description: 'One readable line' })
  text: string
  @Field(() => ID, { nullable: true })
  referralId: string | null
}

export const NoteConnection = connectionType('Note', () => CaseNoteType)
export const CaseEventConnection = connectionType('CaseEvent', () => CaseEventType)
export const CaseConnection = connectionType('Case', () => CaseType)
