import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import type { CheckSeverity } from '../check'

export const CheckSeverityEnum = { ERROR: 'ERROR', WARNING: 'WARNING' } as const
registerEnumType(CheckSeverityEnum, { name: 'CheckSeverity' })

@ObjectType('CheckProblem')
export class CheckProblemType {
  @Field(() => CheckSeverityEnum)
  severity: CheckSeverity
  @Field({ description: 'COMPOSITION, CONTRACT, BREAKING_CHANGE, UNREACHABLE, SDL_MISMATCH, NAME_TAKEN' })
  code: string
  @Field(() => String, { nullable: true, description: '`Type.field`, where there is one' })
  coordinate: string | null
  @Field()
  message: string
}

@ObjectType('SubgraphCheck')
export class SubgraphCheckType {
  @Field()
  ok: boolean
  @Field(() => [CheckProblemType])
  problems: CheckProblemType[]
  @Field(() => ID, {
    nullable: true,
    description: 'The supergraph that plugging it in would make; null where it does not compose.',
  })
  supergraphId: string | null
  @Field(() => [String])
  contributes: string[]
  @Field(() => [String])
  receives: string[]
  @Field(() => [String])
  matchSources: string[]
}
