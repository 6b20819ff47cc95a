import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PAGE_OF, pathOf, type NewsPage } from './tell'

/** Written by hand: where each piece of news about `x1` leads. */
const LEADS: Record<NewsPage, string> = {
  order: 'ticket/open/open?id=x1',
  claim: 'grid/claim/claim?id=x1',
  inbox: 'town/inbox/inbox',
  today: 'grid/today/today',
  reached: 'desk/reached/reached',
  feedback: 'resident/letter/letter?id=x1',
  deed: 'points/application/application?id=x1',
  code: 'shop/code/code?id=x1',
  honour: 'honour/open/open?id=x1',
  passbook: 'pages/points/points',
  household: 'resident/household/household',
  care: 'resident/care/care',
  visits: 'grid/households/households',
  joins: 'resident/joins/joins',
  posts: 'county/posts/posts',
  exports: 'county/exports/exports',
  prices: 'shop/prices/prices',
  settings: 'pages/settings/settings',
}
interface AppJson {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}
const app = JSON.parse(readFileSync(new URL('../../app.json', import.meta.url), 'utf8')) as AppJson
const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages: own }) => own.map(page => `${root}/${page}`)),
]

describe('news leads', () => {
  it.each(Object.entries(LEADS))('%s to its page, which exists', (page, path) => {
    expect(pathOf(page as NewsPage, 'x1')).toBe(path)
    expect(pages).toContain(path.split('?')[0])
  })
  it("the inbox is the person's own desk", () => {
    expect(pathOf('inbox', 'x1', true)).toBe('desk/inbox/inbox')
  })
  it('what has no page of its own is found on the one it belongs to', () => {
    expect(PAGE_OF).toEqual({
      ticket: 'order',
      deed: 'deed',
      honour: 'honour',
      redemption: 'code',
      entry: 'passbook',
      step: 'passbook',
      good: 'passbook',
      household: 'household',
      join: 'joins',
      feedback: 'feedback',
      person: 'settings',
      node: 'inbox',
    })
  })
})
