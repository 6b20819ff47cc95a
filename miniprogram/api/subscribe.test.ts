import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Home } from '../../contract/person/home'
import { fetchFresh } from './cache'
import { fakePhone, type FakePhone } from './fake-phone.test.helper'
import { askFor } from './subscribe'

const ROOT = path.resolve(import.meta.dirname, '..')
const pages = (dir: string): string[] =>
  readdirSync(dir).flatMap(name => {
    const file = path.join(dir, name)
    if (statSync(file).isDirectory()) return pages(file)
    return name.endsWith('.ts') && !name.includes('.test') ? [file] : []
  })

interface Asked {
  page: string
  news: string
  /** What its handler does before it asks, and after. */
  before: string
  after: string
}
/** Pages of a verb, and those that only ask and send, leave the asking to `forms/`, and say for which news. */
const saysItOf = (news: string): string[] =>
  pages(ROOT)
    .filter(file => new RegExp(`(verb|form)Page\\([^]*news: '${news}'`).test(readFileSync(file, 'utf8')))
    .map(file => path.relative(ROOT, file).replace(/\/[^/]+$/, ''))

/** Every place that asks, with the handler it stands in. */
const ASKED: Asked[] = pages(ROOT).flatMap(file => {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, at) => {
    const [, news, handed] = /^\s+(?:if \(\S+\) )?askFor\((?:'(\w+)'|(?:own\.)?news()\b)/.exec(line) ?? []
    if (news === undefined && handed === undefined) return []
    const from = lines.slice(0, at).findLastIndex(one => /^ {2,4}(async )?\w+\(.*\{$/.test(one))
    const to = lines.findIndex((one, i) => i > at && /^ {2,4}\},?$/.test(one))
    return [
      {
        page: path.relative(ROOT, file).replace(/\/[^/]+$/, ''),
        news: news ?? 'whatever the page says',
        before: lines.slice(from, at).join('\n'),
        after: lines.slice(at + 1, to).join('\n'),
      },
    ]
  })
})

describe('asking for messages', () => {
  it('is done where news of that kind begins, and nowhere else', () => {
    const by = (news: string) =>
      [...ASKED.filter(one => one.news === news).map(({ page }) => page), ...saysItOf(news)].sort()
    expect(by('whatever the page says')).toEqual(['forms'])
    expect(by('points')).toEqual([
      'components/form/press-sheet',
      'honour/nominate',
      'points/apply',
      'shop/shop',
    ])
    expect(by('resident')).toEqual([
      'components/order/order-view',
      'pages/feedback',
      'resident/receipt',
      'ticket/rate',
      'ticket/reopen',
    ])
    expect(by('gridMember')).toEqual([
      'desk/components/dispatch-order',
      'desk/components/dispatch-several',
      'desk/decline',
      'grid/claim',
      'grid/giveback',
      'grid/progress',
      'grid/resolve',
    ])
  })

  it.each(ASKED.map(one => [`${one.page} for ${one.news}`, one] as const))(
    '%s: in the tap itself, before anything is waited for, and not where a form opens',
    (_, { before, after }) => {
      expect(before).not.toMatch(/\bawait\b|\.then\(/)
      expect(`${before}${after}`).not.toContain('wx.navigateTo')
    },
  )

  it('nobody goes round it', () => {
    const direct = pages(ROOT).filter(file => readFileSync(file, 'utf8').includes('requestSubscribeMessage'))
    expect(direct.map(file => path.relative(ROOT, file))).toEqual(['api/subscribe.ts'])
  })
})

describe('which are asked for', () => {
  let phone: FakePhone
  let sheets: string[][]
  let answer: 'accept' | 'reject'
  const home = async (templates: Home['templates'], longTerm?: string[]): Promise<void> => {
    phone.answer = () => ({ ok: true, data: { templates, ...(longTerm ? { longTerm } : {}) } })
    await fetchFresh('me.home', {})
  }
  beforeEach(() => {
    phone = fakePhone()
    sheets = []
    answer = 'accept'
    Object.assign(wx, {
      requestSubscribeMessage: (options: { tmplIds: string[]; success(got: object): void }) => {
        sheets.push(options.tmplIds)
        options.success(Object.fromEntries(options.tmplIds.map(id => [id, answer])))
      },
    })
  })

  it('three at a time, each in its turn', async () => {
    await home({ resident: ['a', 'b', 'c', 'd'], gridMember: [], points: [] })
    for (let tap = 0; tap < 3; tap++) askFor('resident')
    expect(sheets).toEqual([
      ['a', 'b', 'c'],
      ['d', 'a', 'b'],
      ['c', 'd', 'a'],
    ])
  })

  it('long-term ones alone, until they are accepted, and never again', async () => {
    await home({ resident: ['a', 'always', 'b'], gridMember: [], points: [] }, ['always'])
    answer = 'reject'
    askFor('resident')
    answer = 'accept'
    askFor('resident')
    askFor('resident')
    expect(sheets).toEqual([['always'], ['always'], ['a', 'b']])
  })

  it('a wrong id, which WeChat refuses with all the others, costs the others nothing', async () => {
    Object.assign(wx, {
      requestSubscribeMessage: (options: {
        tmplIds: string[]
        success(got: object): void
        fail(problem: { errCode: number }): void
      }) => {
        sheets.push(options.tmplIds)
        if (options.tmplIds.includes('wrong')) options.fail({ errCode: 20001 })
        else options.success(Object.fromEntries(options.tmplIds.map(id => [id, 'accept'])))
      },
    })
    await home({ resident: ['a', 'wrong', 'b'], gridMember: [], points: [] })
    for (let tap = 0; tap < 6; tap++) askFor('resident')
    expect(sheets).toEqual([['a', 'wrong', 'b'], ['a'], ['wrong'], ['b'], ['a'], ['b']])
  })

  it.each([10002, 20004, 20005])('%d is no fault of the settings', async errCode => {
    Object.assign(wx, {
      requestSubscribeMessage: (options: { tmplIds: string[]; fail(problem: { errCode: number }): void }) => {
        sheets.push(options.tmplIds)
        options.fail({ errCode })
      },
    })
    await home({ resident: ['a', 'b'], gridMember: [], points: [] })
    askFor('resident')
    askFor('resident')
    expect(sheets).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
  })

  it('somebody who says no three times is not asked for always any more', async () => {
    await home({ resident: ['always'], gridMember: [], points: [] }, ['always'])
    answer = 'reject'
    for (let tap = 0; tap < 5; tap++) askFor('resident')
    expect(sheets).toEqual([['always'], ['always'], ['always']])
  })
})
