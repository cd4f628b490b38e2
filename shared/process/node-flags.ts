/**
 * How Node is started where the hub works. What a request allocates is dead when it has been answered, and collecting
 * costs by what is still alive: with room for more requests than at 16 MB, the collector meets fewer of them half done.
 */
export const nodeFlags: readonly string[] = ['--max-semi-space-size=64']
