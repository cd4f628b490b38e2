import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType, DateTime } from '../../../shared/graphql'
import { residentAttributes } from './resident'

export const ResidentAttributeEnum = Object.fromEntries(residentAttributes.map((attribute) => [attribute, attribute]))
registerEnumType(ResidentAttributeEnum, { name: 'ResidentAttribute' })

@ObjectType('Resident', {
  description: `A resident of the territory. Personal fields answer null with an error of code CONSENT_REQUIRED
for an outside organisation that the resident has not consented to, and FORBIDDEN for anyone else without
a right to them; every answered read of a personal field is written to the resident's access log.`,
})
@Directive('@key(fields: "id")')
export class ResidentType {
  @Field(() => ID)
  id: string

  @Field({ description: 'What the resident wants to be called; safe to show to a helper.' })
  preferredName: string

  @Field(() => DateTime)
  registeredAt: Date

  @Field(() => DateTime, { nullable: true, description: "Set once the resident's personal data has been erased." })
  erasedAt: Date | null

  @Field(() => Int)
  version: number
}

export const ResidentConnection = connectionType('Resident', () => ResidentType)
