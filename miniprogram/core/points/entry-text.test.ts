import { expect, test } from 'vitest'
import { entryByText } from './entry-text'
import { issueAccount, shopAccount, type Entry } from './types'

test.each<[Entry['kind'], string, string | null, string]>([
  ['earned', 'wang', '王大山', '王大山证实'],
  ['earned', 'clock', null, '公示期满'],
  ['deducted', 'wang', '王大山', '王大山证实'],
  ['deducted', 'clock', null, '公示期满'],
  ['redeemed', 'wu', '吴小妹', '积分超市，吴小妹代换'],
  ['redeemed', 'chen', null, '积分超市'],
  ['returned', 'clock', null, '到期自动退'],
  ['returned', 'wu', '吴小妹', '吴小妹退的'],
  ['returned', 'chen', null, '没换，自己退的'],
  ['reversed', 'sun', '孙福', '孙福改的，原来那笔留着'],
  ['reversed', 'sun', null, '原来那笔留着'],
])('%s by %s, %s: %s', (kind, by, byName, words) => {
  expect(entryByText({ kind, by, byName })).toBe(words)
})

test('every village has accounts of its own', () => {
  expect([issueAccount('v1'), shopAccount('v1')]).toEqual(['issue:v1', 'shop:v1'])
})
