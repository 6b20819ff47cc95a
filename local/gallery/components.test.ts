/** Each component has an example, is used by a page, and no page names one that it does not use. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesUnder } from '../../scripts/build/kept'
import { readTemplate } from '../../scripts/check/templates'
import { COMPONENTS, exampleOf, SHIPPED } from './examples'

interface Named {
  by: string
  tag: string
  place: string
  isUsed: boolean
}
/** Every component that a page or another component names, and whether its template uses it. */
const NAMED: Named[] = filesUnder(SHIPPED)
  .filter(
    file =>
      file.endsWith('.json') &&
      !file.includes('miniprogram_npm') &&
      fs.existsSync(file.replace(/json$/, 'wxml')),
  )
  .flatMap(file => {
    const { usingComponents = {} } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
      usingComponents?: Record<string, string>
    }
    const { tags } = readTemplate(fs.readFileSync(file.replace(/json$/, 'wxml'), 'utf8'))
    return Object.entries(usingComponents).map(([tag, place]) => ({
      by: path.relative(SHIPPED, file),
      tag,
      place,
      isUsed: tags.some(({ name }) => name === tag),
    }))
  })

describe('a component', () => {
  it.each(COMPONENTS)('%s has an example beside it', place => {
    expect(fs.existsSync(exampleOf(place))).toBe(true)
  })
  it.each(COMPONENTS)('%s is used somewhere', place => {
    expect(NAMED.filter(one => one.place === place && one.isUsed)).not.toEqual([])
  })
  it('is named only where it is used', () => {
    expect(NAMED.filter(({ isUsed }) => !isUsed).map(({ by, tag }) => `${by}: ${tag}`)).toEqual([])
  })
  it('that shares the styles of its page shares no class name with it by chance, where it is drawn as if written there', () => {
    const read = (place: string, end: string): string => {
      const file = path.join(SHIPPED, `${place}.${end}`)
      return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
    }
    const asIfWrittenThere = COMPONENTS.filter(place =>
      read(place, 'wxss').includes(':host { display: contents; }'),
    )
    expect(asIfWrittenThere.map(place => path.basename(place))).toContain('order-view')
    const met = NAMED.filter(({ place }) => asIfWrittenThere.includes(place)).flatMap(({ by, place }) => {
      const page = by.replace(/\.json$/, '')
      const own = new Set([...read(page, 'wxss').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name))
      const drawn = [...read(place, 'wxml').matchAll(/class="([^"]*)"/g)].flatMap(
        ([, names = '']) => names.match(/[a-z][\w-]*/g) ?? [],
      )
      return drawn.filter(name => own.has(name)).map(name => `${page}: .${name}`)
    })
    expect([...new Set(met)]).toEqual([])
  })
  it('stands in a group, or in the package of the only pages that use it', () => {
    const places = COMPONENTS.map(place => place.split('/').slice(1, -2).join('/'))
    expect([...new Set(places)].sort()).toEqual([
      'committee/components',
      'components/account',
      'components/form',
      'components/frame',
      'components/order',
      'desk/components',
      'points/components',
      'resident/components',
      'ticket/components',
    ])
  })
})
