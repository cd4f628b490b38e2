import { Field, Float, ID, ObjectType } from 'type-graphql'
import { CandidateType } from '../candidate/candidate.type'
import { CaseType } from '../case/case.type'

@ObjectType('DispatchAssignment')
export class DispatchAssignmentType {
  @Field(() => CaseType)
  case: CaseType
  @Field(() => CandidateType)
  candidate: CandidateType
}

@ObjectType('UnassignedCase')
export class UnassignedCaseType {
  @Field(() => CaseType)
  case: CaseType
  @Field()
  reason: string
}

@ObjectType('DispatchPlan', {
  description:
    "The assignment of many needs to many providers with the highest total score, within every provider's capacity.",
})
export class DispatchPlanType {
  @Field(() => ID)
  id: string
  @Field(() => Float)
  totalScore: number
  @Field(() => Float, {
    description:
      "Total score of taking each case's best remaining candidate in order of arrival: what the plan gains over it.",
  })
  greedyScore: number
  @Field()
  createdAt: Date
  @Field(() => Date, { nullable: true })
  appliedAt: Date | null
}
