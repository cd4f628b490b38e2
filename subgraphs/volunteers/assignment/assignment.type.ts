import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql'

export enum AssignmentStatus {
  ASSIGNED = 'ASSIGNED',
  CHECKED_IN = 'CHECKED_IN',
  CHECKED_OUT = 'CHECKED_OUT',
  CONFIRMED = 'CONFIRMED',
  NO_SHOW = 'NO_SHOW',
}
registerEnumType(AssignmentStatus, { name: 'AssignmentStatus' })

@ObjectType('Assignment', { description: 'A member of a group, sent to a task.' })
export class AssignmentType {
  @Field(() => ID)
  id: string

  @Field(() => AssignmentStatus)
  status: AssignmentStatus

  @Field(() => Date, { nullable: true })
  checkedInAt: Date | null

  @Field(() => Date, { nullable: true })
  checkedOutAt: Date | null

  @Field(() => Boolean, { description: "Nobody checked out in time; the hub did, at the task's end." })
  checkOutForgotten: boolean

  @Field(() => Int, { nullable: true, description: 'Confirmed by the station; goes into the time bank' })
  confirmedMinutes: number | null
}

export const AssignmentConnection = connectionType('Assignment', () => AssignmentType)
