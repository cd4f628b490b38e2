import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { LocalDate } from '../../../shared/graphql/scalars'
import { GeoPointInput } from '../../../shared/graphql/geo-point.type'
import { FeeKind } from './fee'
import type { Listing, Revision } from './service.service'

@InputType('OpeningHoursInput')
export class OpeningHoursInput {
  @Field(() => Int, { description: '1 = Monday … 7 = Sunday' })
  weekday: number
  @Field({ description: '`HH:MM`' })
  opens: string
  @Field({ description: '`HH:MM` after opens; `24:00` is the end of the day.' })
  closes: string
}

@InputType('FeeInput')
export class FeeInput {
  @Field(() => FeeKind)
  kind: FeeKind
  @Field(() => Float, { nullable: true, description: 'CNY; left out when it is free.' })
  amount?: number | null
  @Field(() => String, { nullable: true })
  unit?: string | null
}

@InputType('EligibilityInput')
export class EligibilityInput {
  @Field(() => Int, { nullable: true })
  minAgeYears?: number | null
  @Field(() => Int, { nullable: true })
  maxAgeYears?: number | null
  @Field(() => [String], { nullable: true })
  attributes?: string[] | null
  @Field(() => String, { nullable: true })
  note?: string | null
}

/** What a first listing and a revision both may say. */
@InputType()
class ServiceInput {
  @Field(() => String, { nullable: true })
  description?: string | null
  @Field(() => GeoPointInput, { nullable: true })
  location?: GeoPointInput | null
  @Field(() => Int, { nullable: true })
  radiusMeters?: number | null
  @Field(() => [String], { nullable: true })
  languages?: string[] | null
  @Field(() => [String], { nullable: true })
  skills?: string[] | null
  @Field(() => EligibilityInput, { nullable: true })
  eligibility?: EligibilityInput | null
  @Field(() => [OpeningHoursInput], { nullable: true })
  openingHours?: OpeningHoursInput[] | null
}

@InputType('ListServiceInput')
export class ListServiceInput extends ServiceInput implements Listing {
  @Field(() => ID, { nullable: true, description: "Null: the viewer's own organisation." })
  organizationId?: string | null
  @Field()
  title: string
  @Field(() => [ID])
  categoryCodes: string[]
  @Field(() => [ID])
  serviceAreaCodes: string[]
  @Field(() => FeeInput)
  fee: FeeInput
  @Field(() => Int)
  capacity: number
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Kept back until it is resumed.' })
  draft?: boolean | null
  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null
}

@InputType('ReviseServiceInput', { description: 'What is left out stays; null clears what can be empty.' })
export class ReviseServiceInput extends ServiceInput implements Revision {
  @Field(() => ID)
  id: string
  @Field(() => Int)
  expectedVersion: number
  @Field(() => String, { nullable: true })
  title?: string | null
  @Field(() => [ID], { nullable: true })
  categoryCodes?: string[] | null
  @Field(() => [ID], { nullable: true })
  serviceAreaCodes?: string[] | null
  @Field(() => FeeInput, { nullable: true })
  fee?: FeeInput | null
  @Field(() => Int, { nullable: true })
  capacity?: number | null
  @Field(() => [LocalDate], { nullable: true })
  closures?: string[] | null
}
