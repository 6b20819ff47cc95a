import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { notAllowed, explainNotAllowed } from './not-allowed'

it.each([
  [
    { errno: 103, errMsg: 'chooseMedia:fail' },
    '您先前没同意隐私保护指引，这个用不了，别的照样能用。改主意了，关掉小程序重新打开，再按一次就会问您。',
  ],
  [
    { errno: 104, errMsg: 'x' },
    '您没同意隐私保护指引，这个用不了，别的照样能用。改主意了，再按一次就会问您。',
  ],
  [{ errCode: 112 }, '县里的隐私保护指引还没写上这一项，微信不让用。请告诉县里管小程序的人；别的照样能用。'],
  [{ errno: 1, errMsg: 'chooseMedia:fail cancel' }, null],
  [new Error('x'), null],
  [undefined, null],
])('%j', (problem, message) => {
  const shown: string[] = []
  Object.assign(globalThis, { wx: { showModal: ({ content }: { content: string }) => shown.push(content) } })
  expect(notAllowed(problem)).toBe(message)
  expect(explainNotAllowed(problem)).toBe(message !== null)
  expect(shown).toEqual(message === null ? [] : [message])
})

const ROOT = path.resolve(import.meta.dirname, '..')
const sources = (dir: string): string[] =>
  readdirSync(dir).flatMap(name => {
    const file = path.join(dir, name)
    if (statSync(file).isDirectory()) return name === 'miniprogram_npm' ? [] : sources(file)
    return name.endsWith('.ts') && !name.includes('.test') ? [file] : []
  })

it('is said wherever camera, album, microphone or scanner are asked for', () => {
  const asking = sources(ROOT).filter(file =>
    /\bchooseMedia\b|\bscanCode\b|getRecorderManager|chooseImage|getClipboardData|getLocation|chooseAddress/.test(
      readFileSync(file, 'utf8'),
    ),
  )
  expect(asking.map(file => path.relative(ROOT, file)).sort()).toEqual([
    'components/form/photo-wall/photo-wall.ts',
    'components/form/voice-note/voice-note.ts',
    'grid/register/from-group.ts',
    'resident/join/join.ts',
    'shop/counter/counter.ts',
  ])
  for (const file of asking) expect(readFileSync(file, 'utf8')).toMatch(/\b(explainNotAllowed|notAllowed)\(/)
})

it('every card that is shared opens a page by its whole path', () => {
  const sharing = [
    ...sources(ROOT).filter(file => readFileSync(file, 'utf8').includes('onShareAppMessage')),
    ...sources(path.resolve(ROOT, '../cloudfunctions/api/share')),
  ]
  const paths = sharing.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/\bpath(?::| =) [`'"]([^`'"$?]*)/g)].map(
      ([, found = '']) => found,
    ),
  )
  expect([...new Set(paths)].sort()).toEqual([
    '/grid/group/group',
    '/pages/board/board',
    '/pages/home/home',
    '/resident/card/card',
    '/resident/join/join',
    '/shop/shop/shop',
    '/ticket/open/open',
  ])
})
