export const staffPosts = ['STATIONMASTER', 'DEPUTY_STATIONMASTER', 'GENERAL_SOCIAL_WORKER', 'GRID_WORKER'] as const
export type StaffPost = (typeof staffPosts)[number]

/** A member of a station's staff. Names and posts hang on the station's wall: they are public. */
export interface Staff {
  readonly id: string
  readonly name: string
  readonly post: StaffPost
  readonly stationId: string
  readonly communityCode: string
  readonly version: number
}
