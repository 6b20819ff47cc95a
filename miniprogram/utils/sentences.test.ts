/** Words that stood on a page and were not so, or led nowhere. None of them comes back, anywhere on the phone or in the cloud's answers. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const files = ['contract', 'miniprogram', 'cloudfunctions'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|wxml|json)$/.test(name) && !/\.test\.ts$|node_modules|_npm/.test(name))
    .map(name => path.join(folder, name)),
)
/** How other people's tables call things, and how the county's tree calls a level. */
const ALLOWED = [
  'cloudfunctions/_roster/columns.ts',
  'cloudfunctions/_roster/level-names.ts',
  'miniprogram/county/tree/model.ts',
]
const standsIn = (words: string): string[] =>
  files.filter(file => readFileSync(path.join(root, file), 'utf8').includes(words))

describe('a sentence on a page', () => {
  it.each([
    ['换得起', 'no word of the village: 分够的'],
    ['三个工作日内有人看', 'the clock says by when'],
    ['请社区先登记', 'the desk registers nobody'],
    ['请村里先补上', 'nobody in the village fills a post'],
    ['只有批准了的挂起才停', 'nothing can be put on hold yet'],
    ['社区', 'the office is called 派单台 everywhere'],
  ])('never says 「%s」: %s', words => {
    expect(standsIn(words).filter(file => !ALLOWED.includes(file))).toEqual([])
  })
})
