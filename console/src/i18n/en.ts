import { enFrame } from './en.frame'
import { enHub } from './en.hub'
import { enPartner } from './en.partner'
import { enPeople } from './en.people'
import { enProblem } from './en.problem'
import { enStation } from './en.station'
import { enValues } from './en.values'
import { enVolunteers } from './en.volunteers'

/** Everything the console says in English; the other languages have the same names. */
export const en = {
  ...enFrame,
  ...enStation,
  ...enPeople,
  ...enVolunteers,
  ...enHub,
  ...enPartner,
  ...enProblem,
  ...enValues,
}
