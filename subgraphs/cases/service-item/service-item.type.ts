import { Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../enum-of'
import { handlings, type Handling } from './service-item'

export const HandlingEnum = enumOf(handlings)
registerEnumType(HandlingEnum, {
  name: 'Handling',
  valuesConfig: {
    IMMEDIATE: { description: 'Done at the window at once' },
    DOCUMENTS: { description: 'Documents are collected, forms filled in and submitted' },
    TRANSFER: { description: 'Handed to whoever can do it' },
  },
})

@ObjectType('Commitment')
export class CommitmentType {
  @Field(() => Float)
  respondWithinHours: number
  @Field(() => Float)
  completeWithinHours: number
}

@ObjectType('ServiceItem', {
  description: 'One of the affairs that the station undertakes, with its service commitment.',
})
@Directive('@key(fields: "code")')
export class ServiceItemType {
  @Field(() => ID)
  code: string
  @Field()
  title: string
  @Field(() => HandlingEnum)
  handling: Handling
  @Field(() => [String])
  requiredDocuments: string[]
  @Field(() => CommitmentType, {
    description: 'The promise: working hours until the first response, and until it is done.',
  })
  commitment: CommitmentType
  @Field()
  active: boolean
}
