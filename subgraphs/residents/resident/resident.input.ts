import { Field, ID, InputType, Int } from 'type-graphql'
import type { GeoPoint } from '../../../shared/geo'
import { LocalDate } from '../../../shared/graphql'
import { GeoPointInput } from '../../../shared/graphql/geo-point.type'
import type { ResidentAttribute } from './resident'
import type { NewResident, ResidentChange } from './resident.service'
import { ResidentAttributeEnum } from './resident.type'

@InputType('RegisterResidentInput')
export class RegisterResidentInput implements NewResident {
  @Field()
  fullName: string

  @Field(() => String, { nullable: true })
  preferredName?: string | null

  @Field(() => String, { nullable: true })
  phone?: string | null

  @Field(() => String, { nullable: true })
  idNumber?: string | null

  @Field(() => LocalDate, { nullable: true })
  birthDate?: string | null

  @Field()
  address: string

  @Field(() => GeoPointInput, { nullable: true })
  location?: GeoPoint | null

  @Field(() => [String], { nullable: true })
  languages?: string[] | null

  @Field(() => [ResidentAttributeEnum], { nullable: true })
  attributes?: ResidentAttribute[] | null

  @Field(() => ID)
  areaCode: string

  @Field(() => ID, { nullable: true, description: 'Null: the resident founds a household at the address.' })
  householdId?: string | null

  @Field(() => String, {
    nullable: true,
    description: "Makes the call safe to repeat: the same key answers with the first call's result.",
  })
  idempotencyKey?: string | null
}

@InputType('UpdateResidentInput', {
  description: 'What is left out stays. A null takes a phone number, a location, languages or attributes away.',
})
export class UpdateResidentInput implements ResidentChange {
  @Field(() => ID)
  id: string

  @Field(() => Int)
  expectedVersion: number

  @Field(() => String, { nullable: true })
  fullName?: string | null

  @Field(() => String, { nullable: true })
  preferredName?: string | null

  @Field(() => String, { nullable: true })
  phone?: string | null

  @Field(() => String, { nullable: true })
  address?: string | null

  @Field(() => GeoPointInput, { nullable: true })
  location?: GeoPoint | null

  @Field(() => [String], { nullable: true })
  languages?: string[] | null

  @Field(() => [ResidentAttributeEnum], { nullable: true })
  attributes?: ResidentAttribute[] | null

  @Field(() => ID, { nullable: true, description: 'A resident who moves to another area founds a household there.' })
  areaCode?: string | null
}
