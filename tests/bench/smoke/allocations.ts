import { Session } from 'node:inspector/promises'

interface ProfileNode {
  readonly selfSize: number
  readonly children: readonly ProfileNode[]
}

/**
 * What a run allocates on V8's heap, garbage included, in bytes: sampled, so good to some percent. Does not depend on
 * the machine's speed.
 */
export async function allocatedBytes(runs: number, run: () => Promise<unknown>): Promise<number> {
  const session = new Session()
  session.connect()
  await session.post('HeapProfiler.startSampling', {
    samplingInterval: 2_048,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  })
  for (let round = 0; round < runs; round++) await run()
  const { profile } = (await session.post('HeapProfiler.stopSampling')) as { profile: { head: ProfileNode } }
  session.disconnect()
  return sizeOf(profile.head) / runs
}

const sizeOf = ({ selfSize, children }: ProfileNode): number =>
  children.reduce((sum, child) => sum + sizeOf(child), selfSize)
