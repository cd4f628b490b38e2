import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { connectionType, DateTime } from '../../../shared/graphql'

@ObjectType('Household')
@Directive('@key(fields: "id")')
export class HouseholdType {
  @Field(() => ID)
  id: string

  @Field(() => DateTime, { nullable: true })
  lastVisitAt: Date | null
}

export const HouseholdConnection = connectionType('Household', () => HouseholdType)
