import { close, departmentDeclines, lookBack, nextNeed } from './chapters/closing'
import { referToEnterprise } from './chapters/enterprise'
import { takeIn, tryInVain } from './chapters/intake'
import { foundGroup, lookAround, openShop } from './chapters/joining'
import { whoCanHelp } from './chapters/matching'
import { plugIn } from './chapters/socket'
import { severalAtOnce } from './chapters/together'
import { gardenTask, referToGroup } from './chapters/volunteers'
import { workOn } from './chapters/working'
import type { Scene } from './scene'

/** The hub's main job, from a burst pipe to a certificate. */
export async function play(scene: Scene): Promise<void> {
  await lookAround(scene)
  const shop = await openShop(scene)
  await gardenTask(scene, await foundGroup(scene))
  const need = await takeIn(scene)
  await tryInVain(scene, need)
  const goals = await workOn(scene, need)
  const chosen = await whoCanHelp(scene, need, shop)
  const referralId = await referToEnterprise(scene, need, chosen)
  await referToGroup(scene, need)
  await departmentDeclines(scene, need)
  await close(scene, need, goals, referralId)
  await lookBack(scene, need)
  await nextNeed(scene, need, chosen)
  await severalAtOnce(scene, need)
  await plugIn(scene)
}
