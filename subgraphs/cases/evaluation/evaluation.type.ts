import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../enum-of'
import { evaluationParties, type EvaluationBy } from './evaluation'

export const EvaluationByEnum = enumOf(evaluationParties)
registerEnumType(EvaluationByEnum, { name: 'EvaluationBy' })

@ObjectType('Evaluation')
export class EvaluationType {
  @Field(() => ID)
  id: string
  @Field(() => EvaluationByEnum)
  by: EvaluationBy
  @Field()
  resolved: boolean
  @Field(() => Int, { description: '1 to 5' })
  satisfaction: number
  @Field(() => String, { nullable: true })
  comment: string | null
  @Field(() => ID, { nullable: true })
  referralId: string | null
  @Field()
  at: Date
}
