const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text can be asked of a `uuid` column at all; whatever else a client calls an id is simply absent. */
export function isUuid(text: string): boolean {
  return pattern.test(text)
}
