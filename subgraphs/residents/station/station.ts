import type { GeoPoint } from '../../../shared/geo'

export const zoneKinds = ['RECEPTION', 'WAITING', 'SERVICE', 'PARTY_MASSES', 'HEART_WARMING', 'TOOL_CABINET'] as const

/** A weekly opening interval in the hub's time zone. */
export interface OpeningHours {
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number
  /** `HH:MM` */
  readonly opens: string
  /** `HH:MM` */
  readonly closes: string
}

export interface StationZone {
  readonly kind: (typeof zoneKinds)[number]
  readonly name: string
  readonly seats: number
}

export interface Station {
  readonly id: string
  readonly name: string
  readonly communityCode: string
  readonly address: string
  readonly location: GeoPoint
  readonly phone: string
  readonly openingHours: readonly OpeningHours[]
  readonly zones: readonly StationZone[]
  readonly version: number
}
