import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql'

export enum ClaimStatus {
  HELD = 'HELD',
  RELEASED = 'RELEASED',
  SERVED = 'SERVED',
  MISSED = 'MISSED',
}
registerEnumType(ClaimStatus, { name: 'ClaimStatus' })

@ObjectType('Claim', {
  description:
    'Seats of a task that one group has taken. Never more seats than the task has, however many groups claim at once.',
})
@Directive('@key(fields: "id")')
export class ClaimType {
  @Field(() => ID)
  id: string

  @Field(() => Int)
  seats: number

  @Field(() => ClaimStatus)
  status: ClaimStatus

  @Field()
  claimedAt: Date
}

export const ClaimConnection = connectionType('Claim', () => ClaimType)
