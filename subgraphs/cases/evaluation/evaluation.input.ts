import { Field, ID, InputType, Int } from 'type-graphql'
import type { EvaluationBy } from './evaluation'
import { EvaluationByEnum } from './evaluation.type'

@InputType()
export class EvaluateInput {
  @Field(() => ID)
  caseId: string
  @Field(() => ID, { nullable: true })
  referralId?: string | null
  @Field(() => EvaluationByEnum)
  by: EvaluationBy
  @Field()
  resolved: boolean
  @Field(() => Int)
  satisfaction: number
  @Field(() => String, { nullable: true })
  comment?: string | null
}
