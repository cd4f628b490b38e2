/**
 * Waits for statements of one transaction that were sent side by side, in one round trip. Throws what the first of them
 * failed with: those behind it fail only because of it.
 */
export async function together<const Results extends readonly unknown[]>(statements: {
  readonly [Index in keyof Results]: Promise<Results[Index]>
}): Promise<Results> {
  const settled = await Promise.allSettled(statements as readonly Promise<unknown>[])
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  }) as unknown as Results
}
