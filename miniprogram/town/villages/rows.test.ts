/** What the row of a village says. */
import { expect, test } from 'vitest'
import type { VillageRow } from '../../core/board/villages'
import { villageLine } from './rows'

const row: VillageRow = {
  id: 'v1',
  name: '柳溪村',
  came: 5,
  byMatter: { public: 1, minor: 3, private: 0, open: 1 },
  bySource: {
    app: 3,
    onBehalf: 1,
    visit: 0,
    meeting: 0,
    mailbox: 0,
    group: 0,
    patrol: 0,
    hotline: 1,
    petition: 0,
    opinion: 0,
    news: 0,
    police: 0,
  },
  gaps: [{ kind: 'noGridMember', count: 7, places: ['三组 3 格', '四组 1 格'] }],
}

test('says what came in and what is missing, with what to do', () => {
  expect(villageLine(row)).toEqual({
    id: 'v1',
    name: '柳溪村',
    came: '这个月来了 5 件',
    matters: '大事 1，小事 3，还没分类 1',
    channels: '自己点的 3，代办 1，12345 1',
    gaps: [
      {
        what: '7 个格没有网格员：三组 3 格、四组 1 格等',
        todo: '请县里补上，补上以前由派单台派给邻格。',
      },
    ],
  })
  expect(villageLine({ ...row, came: 0 }).came).toBe('这个月还没有来的单')
})
