import type { Caller } from '../../../shared/database'
import type { Jobs } from '../../../shared/jobs'
import {
  demoAreas,
  demoCategories,
  demoNeighbourStaff,
  demoNeighbourStation,
  demoStaff,
  demoStation,
} from '../../../shared/demo'
import { seedGroups } from './demo-groups'
import { seedPastTasks } from './demo-past-tasks'
import { seedOpenTasks } from './demo-open-tasks'
import { insertRows } from './insert-rows'

/** Qianggen's 12 groups with their members, what they have done so far, and what is waiting to be taken. */
export async function seedTheDemo(caller: Caller, now: Date, { jobs }: { jobs: Jobs }): Promise<void> {
  await caller.write(async (tx) => {
    const stations = new Map([demoStation, demoNeighbourStation].map(({ id, communityCode }) => [id, communityCode]))
    const staff = [...demoStaff, ...demoNeighbourStaff].map(({ id, stationId }) => ({
      id,
      community_code: stations.get(stationId),
    }))
    await insertRows(
      tx,
      'known_area',
      demoAreas.map(({ code, level }) => ({ code, level })),
    )
    await insertRows(
      tx,
      'known_category',
      demoCategories.map(({ code, line }) => ({ code, line })),
    )
    await insertRows(tx, 'known_staff', staff)
    await seedGroups(tx, now)
    await seedPastTasks(tx, now)
    await seedOpenTasks(tx, now, jobs)
  })
}
