import type { Dictionary } from './server-text'

/** Where the hub's own words name what only a program sees, these stand for them on a page. */
const sentences: Readonly<Record<string, string>> = {
  'Expected non-nullable type {{type}} not to be null.': 'Must be given.',
  'Field {{name}} of required type {{type}} was not provided.': 'Must be given.',
  'Float cannot represent {{value}}': 'Must be a number.',
  'Int cannot represent {{value}}': 'Must be a whole number.',
  'Value {{value}} does not exist in {{type}} enum.': 'Is none of the choices.',
  'Give categoryCode or serviceItemCode.': 'Choose a category or a service item.',
  'Give proposalId or visitId, not both.': 'Choose a proposal or a visit, not both.',
  'Goes together with near.': 'A distance needs a place to be measured from.',
  'Is not a cursor of this list. Take endCursor of the page before.': 'The list has moved on. Read it from the top.',
  'Is not a cursor of this list.': 'The list has moved on. Read it from the top.',
  'Must be APP for a resident.': 'A resident asks by the app.',
  'Must be after from.': 'Must be later than the beginning.',
  'Must be after opens.': 'Must be later than the opening time.',
  'Must be after startsAt.': 'Must be later than the beginning.',
  'Must be null when nobody came.': 'Leave it empty when nobody came.',
  'Must not be before from.': 'Must not be earlier than the first day.',
  'Must not be below minAgeYears.': 'Must not be below the lowest age.',
  'Needs near, to be measured from.': 'A distance needs a place to be measured from.',
  'Not with CASCADE.': 'Choose nobody: going down the list, the hub asks one after the other.',
  'Volunteer groups join with registerGroup.': 'Volunteer groups are registered as groups, not here.',
  'Say with ownerId whose subgraph it is: an organisation of your district.':
    'Say whose subgraph it is: an organisation of your district.',
  'Send the token as "Authorization: Bearer <token>".': 'You are not signed in.',
  'Something went wrong here. Try again; if it stays, report the errorId.':
    'Something went wrong here. Try again; if it stays, tell whoever runs the hub this number.',
  'The plan is still being computed. Ask dispatchPlan for it by this planId in a moment.':
    'The plan is still being computed. Look again in a moment.',
  'This idempotencyKey was used before with another input. Take a new key.': 'This was sent before with other words.',
}

/** The hub speaks English: whatever else it says is read as it stands. */
export const enDictionary: Dictionary = { sentences: { ...sentences, '{{said}}': '{{said}}' }, words: {} }
