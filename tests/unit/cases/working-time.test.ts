import fc from 'fast-check'
import { deadlinesOf } from '../../../subgraphs/cases/working-time/deadlines'
import { addWorkingHours, usualOpeningHours } from '../../../subgraphs/cases/working-time/working-time'

const calendar = { openingHours: usualOpeningHours, timeZone: 'Asia/Shanghai' }
/** Beijing's clock, 8 hours before UTC: 2026-11-16 is a Monday. */
const local = (text: string) => new Date(`${text}:00+08:00`)

describe('working time', () => {
  it.each([
    ['within a day', '2026-11-16T10:00', 2, '2026-11-16T12:00'],
    ['to closing time exactly', '2026-11-16T10:00', 7, '2026-11-16T17:00'],
    ['over a night', '2026-11-16T16:00', 2, '2026-11-17T10:00'],
    ['over a weekend', '2026-11-20T16:30', 1, '2026-11-23T09:30'],
    ['from a Sunday', '2026-11-22T12:00', 1, '2026-11-23T10:00'],
    ['from before opening', '2026-11-16T06:00', 1, '2026-11-16T10:00'],
    ['from after closing', '2026-11-16T22:00', 8, '2026-11-17T17:00'],
    ['over a whole week', '2026-11-16T09:00', 40, '2026-11-20T17:00'],
    ['over the turn of the year', '2026-12-31T16:00', 2, '2027-01-01T10:00'],
  ])('is counted %s', (_, from, hours, end) => {
    expect(addWorkingHours(local(from), hours, calendar)).toEqual(local(end))
  })

  it('leaves holidays and a closed lunch out, and counts overlapping hours once', () => {
    const closedDays = new Set(['2026-11-17'])
    expect(addWorkingHours(local('2026-11-16T16:00'), 2, { ...calendar, closedDays })).toEqual(
      local('2026-11-18T10:00'),
    )
    const openingHours = [
      { weekday: 1, opens: '13:00', closes: '17:00' },
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 1, opens: '11:00', closes: '12:00' },
    ]
    expect(addWorkingHours(local('2026-11-16T11:00'), 2, { ...calendar, openingHours })).toEqual(
      local('2026-11-16T14:00'),
    )
  })

  it('keeps to the wall clock where clocks are changed', () => {
    const berlin = { ...calendar, timeZone: 'Europe/Berlin' }
    // Friday 16:00 in summer time is 14:00Z, Monday 10:00 in winter time is 09:00Z.
    expect(addWorkingHours(new Date('2026-10-23T14:00:00Z'), 2, berlin)).toEqual(new Date('2026-10-26T09:00:00Z'))
  })

  it('ends somewhere also for a station that never opens', () => {
    expect(addWorkingHours(local('2026-11-16T10:00'), 3, { ...calendar, openingHours: [] })).toEqual(
      local('2026-11-16T13:00'),
    )
  })

  it('adds up: some hours and then some more are the same as all of them', () => {
    const hours = fc.integer({ min: 1, max: 400 }).map((quarters) => quarters / 4)
    const from = fc
      .integer({ min: 0, max: 60 * 24 * 400 })
      .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000))
    fc.assert(
      fc.property(from, hours, hours, (start, a, b) => {
        const twice = addWorkingHours(addWorkingHours(start, a, calendar), b, calendar)
        expect(twice).toEqual(addWorkingHours(start, a + b, calendar))
      }),
    )
  })
})

describe('the deadlines of a need', () => {
  const promise = { respondWithinHours: 4, completeWithinHours: 16 }
  const friday = local('2026-11-20T16:00')
  it.each([
    ['LOW', '2026-11-23T16:00', '2026-11-26T16:00', '2026-11-26T09:36'],
    ['NORMAL', '2026-11-23T12:00', '2026-11-24T16:00', '2026-11-24T12:48'],
    ['HIGH', '2026-11-23T10:00', '2026-11-23T16:00', '2026-11-23T14:24'],
    ['EMERGENCY', '2026-11-20T17:00', '2026-11-20T20:00', '2026-11-20T19:12'],
  ] as const)('are scaled by urgency, as is the warning: %s', (urgency, respondBy, dueAt, warnAt) => {
    expect(deadlinesOf(friday, promise, urgency, calendar)).toEqual({
      respondBy: local(respondBy),
      dueAt: local(dueAt),
      warnAt: local(warnAt),
    })
  })
})
