import { enFrame } from './en.frame'
import { enHub } from './en.hub'
import { enPeople } from './en.people'
import { enStation } from './en.station'
import { enValues } from './en.values'

/** Everything the console says in English; the other languages have the same names. */
export const en = { ...enFrame, ...enStation, ...enPeople, ...enHub, ...enValues }
