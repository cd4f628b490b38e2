import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql'

export enum LedgerReason {
  SERVICE = 'SERVICE',
  GIFT = 'GIFT',
  REDEEMED = 'REDEEMED',
  CORRECTION = 'CORRECTION',
}
registerEnumType(LedgerReason, { name: 'LedgerReason' })

@ObjectType('LedgerEntry', { description: 'One line of a time-bank account; every entry has its counterpart.' })
export class LedgerEntryType {
  @Field(() => ID)
  id: string

  @Field()
  at: Date

  @Field(() => Int, { description: 'Minutes: positive in, negative out' })
  minutes: number

  @Field(() => Int)
  balanceAfter: number

  @Field(() => LedgerReason)
  reason: LedgerReason

  @Field(() => ID, { nullable: true })
  taskId: string | null

  @Field()
  counterparty: string
}

export const LedgerConnection = connectionType('Ledger', () => LedgerEntryType)
