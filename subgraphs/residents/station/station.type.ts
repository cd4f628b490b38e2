import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { GeoPoint } from '../../../shared/geo'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'
import { zoneKinds, type OpeningHours, type StationZone } from './station'

const StationZoneKindEnum = Object.fromEntries(zoneKinds.map((kind) => [kind, kind]))
registerEnumType(StationZoneKindEnum, { name: 'StationZoneKind' })

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

@ObjectType('StationZone', {
  description:
    'A functional area of the station: reception, waiting, service, party-masses workstation, heart-warming station, tool cabinet.',
})
export class StationZoneType {
  @Field(() => StationZoneKindEnum)
  kind: string

  @Field()
  name: string

  @Field(() => Int)
  seats: number
}

@ObjectType('Station')
@Directive('@key(fields: "id")')
export class StationType {
  @Field(() => ID)
  id: string

  @Field()
  name: string

  @Field()
  address: string

  @Field(() => GeoPointType)
  location: GeoPoint

  @Field()
  phone: string

  @Field(() => [OpeningHoursType])
  openingHours: readonly OpeningHours[]

  @Field(() => [StationZoneType])
  zones: readonly StationZone[]
}
