import { describe, expect, it } from 'vitest'
import type { Waiting } from '../api/offline-queue'
import type { Duty } from '../../contract/person/home'
import { desksOf } from './desks'
import { noticeOf } from './load'
import { pencilCard } from './pencil'

const waiting: Waiting = {
  key: 'k1',
  route: 'ticket.submit',
  ask: { key: 'k1', input: {} },
  files: [],
  title: '电线垂下来了',
  at: Date.now(),
  refused: null,
}
const grid = { id: 'g', name: '三组', level: 3 as const }

describe('an order that lies in this phone', () => {
  it('waits for signal in pencil', () => {
    expect(pencilCard(waiting)).toMatchObject({
      light: { kind: 'pencil', word: '等信号' },
      state: { word: '写好了' },
    })
  })
  it('says why the cloud did not take it', () => {
    expect(pencilCard({ ...waiting, refused: '这段话没通过检查。' })).toMatchObject({
      light: { word: '没交上' },
      state: { next: '这段话没通过检查。' },
    })
  })
})

describe('the desks on the first page', () => {
  const duty = (role: Duty['role'], id: string): Duty => ({ role, label: '', grid: { ...grid, id } })
  it('are one per post, however many nodes it covers, and none for residents', () => {
    expect(
      desksOf({
        duties: [duty('gridMember', 'a'), duty('gridMember', 'b'), duty('dispatcher', 'v')],
        standsIn: false,
      }).map(desk => desk.url),
    ).toEqual(['/grid/today/today', '/desk/inbox/inbox'])
    expect(desksOf({ duties: [], standsIn: false })).toEqual([])
  })
  it('are the town’s inbox for an administrator of a town without anybody in post, and none otherwise', () => {
    const admin = [duty('admin', 'c')]
    expect(desksOf({ duties: admin, standsIn: true }).map(desk => desk.url)).toEqual([
      '/town/inbox/inbox?for=county',
    ])
    expect(desksOf({ duties: admin, standsIn: false })).toEqual([])
  })
})

describe('an answer that was no', () => {
  const refused = (more: object) => ({
    ok: false as const,
    code: 'INTERNAL',
    message: '刚才没存上',
    retry: true,
    ...more,
  })
  it('without signal keeps the copy on the screen and says from when it is', () => {
    expect(noticeOf(refused({ code: 'OFFLINE' }), Date.now())).toMatchObject({ kind: 'offline' })
    expect(noticeOf(refused({ code: 'OFFLINE' }), null)).toMatchObject({ kind: 'refused', act: '再试一次' })
  })
  it('is our mistake with a number to tell, or a refusal with its own sentence', () => {
    expect(noticeOf(refused({ log: 'K7-2093' }), null)).toMatchObject({
      kind: 'error',
      number: 'K7-2093',
      act: '再试一次',
    })
    expect(
      noticeOf(refused({ code: 'NOT_FOUND', message: '没找到这一单', retry: false }), null),
    ).toMatchObject({
      kind: 'refused',
      words: '没找到这一单',
      act: '',
    })
  })
})
