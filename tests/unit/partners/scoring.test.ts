import {
  byRank,
  categoryReason,
  proximityReason,
  ratingOf,
  responsivenessReason,
  scoreOf,
  trackRecordReason,
} from '../../../shared/scoring'

test('matches are in order of score, then nearness with the unknown last, then id', () => {
  const match = (id: string, score: number, distanceMeters: number | null) => ({ id, score, distanceMeters })
  const matches = [
    match('e', 0.5, null),
    match('d', 0.5, null),
    match('c', 0.5, 20),
    match('b', 0.5, 10),
    match('a', 0.9, null),
    match('f', 0.5, 10),
  ]
  expect(matches.sort(byRank).map((one) => one.id)).toEqual(['a', 'b', 'f', 'c', 'd', 'e'])
})

test('nobody’s rating is 3.5, and a hundred fives come close to 5', () => {
  expect(ratingOf(0, 0)).toBe(3.5)
  expect(ratingOf(500, 100)).toBeCloseTo(4.93, 2)
})

test('reasons add up, each in plain words', () => {
  const reasons = [
    categoryReason(0.64, 2),
    proximityReason(0.5, 1000),
    trackRecordReason(0.625, 3.5, 0),
    responsivenessReason(0.5, null),
  ]
  expect(scoreOf(reasons)).toBeCloseTo(0.3 * 0.64 + 0.25 * 0.5 + 0.2 * 0.625 + 0.1 * 0.5, 12)
  expect(reasons.map((reason) => reason.text)).toEqual([
    'Offers a broader kind of help, 2 levels up.',
    '1.0 km away.',
    'Not yet evaluated by residents.',
    'Has not answered an offer yet.',
  ])
  expect(categoryReason(0.6, -1).text).toBe('Offers a special kind of what is needed, 1 level down.')
  expect(trackRecordReason(1, 4.25, 1).text).toBe('Rated 4.3 of 5, from 1 resident.')
  expect(responsivenessReason(1, 1).text).toBe('Usually answers within 1 minute.')
})
