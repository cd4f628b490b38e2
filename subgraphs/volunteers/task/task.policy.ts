import { actsFor, areaReaches, officerRoles, stationRoles, type Role, type Viewer } from '../../../shared/auth'
import type { GeoPoint } from '../../../shared/geo'
import type { Task } from './task'

export const posterRoles: readonly Role[] = stationRoles

/** Stations and officers see everything of tasks in their area. */
export function overlooksTask(viewer: Viewer, task: Pick<Task, 'areaCode'>): boolean {
  const overlooks = [...stationRoles, ...officerRoles].includes(viewer.role) && areaReaches(viewer, task.areaCode)
  return overlooks || viewer.role === 'SYSTEM'
}

/** What is open and for every group, anybody may see. */
export function isPublic({ groupId, status }: Task): boolean {
  return groupId === null && status === 'OPEN'
}

/** A task that was made for one group is nobody else's to take. */
export function mayClaim(viewer: Viewer, task: Task, groupId: string): boolean {
  return (
    viewer.role === 'VOLUNTEER_COORDINATOR' && actsFor(viewer, groupId) && (!task.groupId || task.groupId === groupId)
  )
}

const step = 0.005

/** A place as everybody may know it: rounded to about 500 m. */
export function approximate(place: GeoPoint | null): GeoPoint | null {
  const round = (degrees: number) => Math.round(Math.round(degrees / step) * step * 1000) / 1000
  return place && { latitude: round(place.latitude), longitude: round(place.longitude) }
}

/**
 * The task as the viewer may see it: without its case and its exact place unless they overlook it or take part in it.
 *
 * @param takesPart the viewer's group has a claim on it, or the viewer is assigned to it
 */
export function shown(viewer: Viewer, task: Task, takesPart: boolean): Task {
  if (overlooksTask(viewer, task) || takesPart) return task
  const location = approximate(task.location)
  // Whom a referral was offered to may know the need behind it before taking it on, as far as the case itself tells.
  if (task.groupId && actsFor(viewer, task.groupId)) return { ...task, location }
  return { ...task, location, caseId: null, referralId: null }
}
