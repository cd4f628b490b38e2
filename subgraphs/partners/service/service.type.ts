import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql/connection'
import { LocalDate } from '../../../shared/graphql/scalars'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'
import { FeeKind } from './fee'
import { ServiceStatus } from './service'

registerEnumType(ServiceStatus, {
  name: 'ServiceStatus',
  description: 'DRAFT → LISTED ⇄ PAUSED; WITHDRAWN is the end.',
})
registerEnumType(FeeKind, { name: 'FeeKind', description: 'FREE has no amount; FROM is the least it costs.' })

@ObjectType('Fee')
export class FeeType {
  @Field(() => FeeKind)
  kind: FeeKind
  @Field(() => Float, { nullable: true, description: 'CNY' })
  amount: number | null
  @Field(() => String, { nullable: true })
  unit: string | null
}

@ObjectType('Eligibility', { description: 'Who may use it. Null or empty: anyone.' })
export class EligibilityType {
  @Field(() => Int, { nullable: true })
  minAgeYears: number | null
  @Field(() => Int, { nullable: true })
  maxAgeYears: number | null
  @Field(() => [String], { description: 'Any one of these is enough.' })
  attributes: string[]
  @Field(() => String, { nullable: true })
  note: string | null
}

@ObjectType('OpeningHours', { description: "A weekly opening interval in the hub's time zone." })
@Directive('@shareable')
export class OpeningHoursType {
  @Field(() => Int, { description: '1 = Monday … 7 = Sunday' })
  weekday: number
  @Field({ description: '`HH:MM`' })
  opens: string
  @Field({ description: '`HH:MM`' })
  closes: string
}

@ObjectType('Service', { description: 'What an organisation offers, where, to whom, and for how much.' })
@Directive('@key(fields: "id")')
export class ServiceType {
  @Field(() => ID)
  id: string
  @Field(() => ServiceStatus)
  status: ServiceStatus
  @Field()
  title: string
  @Field(() => String, { nullable: true })
  description: string | null
  @Field(() => GeoPointType, { nullable: true })
  location: GeoPointType | null
  @Field(() => Int, {
    nullable: true,
    description: 'Straight-line reach from location, in metres; null: the service areas alone decide.',
  })
  radiusMeters: number | null
  @Field(() => FeeType)
  fee: FeeType
  @Field(() => [String])
  languages: string[]
  @Field(() => [String])
  skills: string[]
  @Field(() => EligibilityType)
  eligibility: EligibilityType
  @Field(() => [OpeningHoursType])
  openingHours: OpeningHoursType[]
  @Field(() => Int, { description: 'Referrals it takes on at the same time.' })
  capacity: number
  @Field(() => Int, { description: 'Referrals it has on now.' })
  load: number
  @Field(() => [LocalDate], { description: 'Closed days.' })
  closures: string[]
  @Field(() => Int)
  version: number
}

export const ServiceConnection = connectionType('Service', () => ServiceType)
