import { isStationOf, type Viewer } from '../../../shared/auth'
import { reaches } from '../../../shared/paths'
import { communityOf } from '../area/area'
import type { Resident } from '../resident/resident'
import type { Proposal } from './proposal'

/** Residents propose for a place they live in: their community, or a part of it that holds their home. */
export function mayPropose(author: Resident, areaCode: string): boolean {
  return communityOf(areaCode) !== null && reaches(areaCode, author.areaCode)
}

/** Residents of the community support what concerns it. */
export function maySupport(supporter: Resident, proposal: Proposal): boolean {
  return communityOf(proposal.areaCode) === communityOf(supporter.areaCode)
}

export function mayAnswer(viewer: Viewer, proposal: Proposal): boolean {
  return isStationOf(viewer, proposal.areaCode)
}
