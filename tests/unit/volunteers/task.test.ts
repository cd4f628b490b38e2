import fc from 'fast-check'
import { cancelled, expired, givenBack, taken, type Task } from '../../../subgraphs/volunteers/task/task'
import { minuteOfDay, overlapping, timeOfDay } from '../../../subgraphs/volunteers/volunteer/volunteer'
import { taskOf } from '../../../subgraphs/volunteers/referral/referral.service'
import { approximate } from '../../../subgraphs/volunteers/task/task.policy'

const now = new Date('2026-11-02T01:00:00Z')
const task = (seats: number): Task => ({
  ...{ id: 't', title: 'Read aloud', description: null, status: 'OPEN', categoryCode: 'public', areaCode: 'x' },
  ...{ location: null, startsAt: now, endsAt: new Date('2026-11-02T03:00:00Z'), seats, seatsTaken: 0, skills: [] },
  ...{ languages: [], caseId: null, referralId: null, groupId: null, version: 1 },
})

test('whatever is claimed and released, seats are never negative and never over, and FILLED means full', () => {
  const step = fc.record({ take: fc.boolean(), seats: fc.integer({ min: 1, max: 5 }) })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(step, { maxLength: 40 }), (seats, steps) => {
      let one = task(seats)
      const held: number[] = []
      for (const { take, seats: wanted } of steps) {
        try {
          if (take) {
            one = taken(one, wanted, now)
            held.push(wanted)
          } else if (held.length > 0) {
            one = givenBack(one, held.pop() ?? 0)
          }
        } catch (error) {
          expect((error as { code: string }).code).toBe('TASK_FULL')
        }
        const sum = held.reduce((total, each) => total + each, 0)
        expect(one.seatsTaken).toBe(sum)
        expect(one.seatsTaken).toBeLessThanOrEqual(seats)
        expect(one.status).toBe(sum === seats ? 'FILLED' : 'OPEN')
      }
    }),
  )
})

test('what is over is neither claimed nor cancelled', () => {
  const over = expired(task(1), new Date('2026-11-02T03:00:00Z'))
  expect(over.status).toBe('EXPIRED')
  expect(() => taken(over, 1, now)).toThrow(expect.objectContaining({ code: 'TASK_NOT_OPEN' }))
  expect(() => cancelled(over)).toThrow(expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }))
  expect(() => taken(task(1), 1, new Date('2026-11-02T03:00:00Z'))).toThrow(
    expect.objectContaining({ code: 'TASK_NOT_OPEN' }),
  )
})

test('times of day are read and written alike', () => {
  for (const text of ['00:00', '09:30', '23:59', '24:00']) expect(timeOfDay(minuteOfDay(text) ?? -1)).toBe(text)
  for (const text of ['24:01', '9:00', '12:60', '', '12', '12:00:00']) expect(minuteOfDay(text)).toBeNull()
})

test('times that touch do not overlap', () => {
  const times = (...minutes: [number, number][]) =>
    minutes.map(([fromMinute, toMinute]) => ({ weekday: 1, fromMinute, toMinute }))
  expect(overlapping(times([60, 120], [0, 60]))).toBe(false)
  expect(overlapping(times([60, 120], [0, 61]))).toBe(true)
})

test("a referral's task is in its first window that is not over, else until it is to be completed", () => {
  const at = (time: string) => new Date(`2026-11-${time}:00Z`)
  const referral = {
    ...{ id: 'r', status: 'OFFERED', message: null, completeBy: at('05T00:00'), caseId: 'c', summary: 'Company' },
    ...{ categoryCode: 'public', communityCode: 'x', skills: [], languages: [], helpers: 3 },
  }
  const past = { startsAt: at('01T00:00'), endsAt: at('01T02:00') }
  const next = { startsAt: at('03T00:00'), endsAt: at('03T02:00') }
  expect(taskOf({ ...referral, windows: [past, next] }, 'g', 't', now)).toMatchObject({ ...next, seats: 3 })
  expect(taskOf({ ...referral, windows: [] }, 'g', 't', now)).toMatchObject({
    startsAt: now,
    endsAt: referral.completeBy,
  })
})

test('an approximate place is one of a grid, whatever the exact one', () => {
  expect(approximate({ latitude: 39.91234, longitude: 116.36789 })).toEqual({ latitude: 39.91, longitude: 116.37 })
  expect(approximate(null)).toBeNull()
})
