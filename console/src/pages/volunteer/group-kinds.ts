import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { WhatGroupsDoDocument } from './groups.gen'

/** Not voluntary work: what departments decide. */
const without = 'GOVERNMENT'

export interface Kind {
  readonly value: string
  readonly label: string
}

/** What groups help with, to choose from: one step below a line of service, and what a group has said before. */
export function useGroupKinds(said: readonly { readonly code: string; readonly name: string }[] = []): readonly Kind[] {
  const t = useText()
  const [{ data }] = useLive({ query: WhatGroupsDoDocument, requestPolicy: 'cache-first' })
  // Finer ones would be a list too long to choose from.
  const kinds = (data?.categories ?? []).filter(({ code, line }) => line !== without && code.split('.').length === 2)
  const others = said.filter(({ code }) => !kinds.some((kind) => kind.code === code))
  return [
    ...kinds.map(({ code, name, line }) => ({ value: code, label: `${t(`line.${line}`)} · ${name}` })),
    ...others.map(({ code, name }) => ({ value: code, label: name })),
  ]
}
