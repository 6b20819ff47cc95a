import app from '../app.json'
import { describe, expect, it } from 'vitest'
import { movedTo } from './moved'

const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages }) => pages.map(page => `${root}/${page}`)),
]

describe('a page that stands elsewhere today', () => {
  it.each([
    ['resident/ticket/ticket', { id: 't1' }, '/ticket/open/open?id=t1'],
    [
      '/resident/ticket/ticket',
      { id: 't1', from: '家里 人' },
      '/ticket/open/open?id=t1&from=%E5%AE%B6%E9%87%8C%20%E4%BA%BA',
    ],
    ['resident/rate/rate', { id: 't1' }, '/ticket/rate/rate?id=t1'],
    ['resident/reopen/reopen', {}, '/ticket/reopen/reopen'],
  ])('%s with %o opens %s', (path, query, url) => {
    expect(movedTo(path, query)).toBe(url)
    expect(pages).not.toContain(path.replace(/^\//, ''))
    expect(pages).toContain(url.slice(1).split('?')[0])
  })

  it('is nowhere when it never was', () => expect(movedTo('resident/gone/gone', { id: 't1' })).toBeNull())
})
