import { beforeEach, describe, expect, it } from 'vitest'
import { tryAccess } from './try-access'

type Rule = 'closed' | 'own' | 'silent'
let rules: Record<string, Rule>
let file: 'closed' | 'open' | 'silent' | 'odd'
const fail = (errCode: number) => Promise.reject(Object.assign(new Error('x'), { errCode, errMsg: 'x' }))

const FILES = {
  closed: { status: -503002, errMsg: 'storage exceed authority', tempFileURL: '' },
  open: { status: 0, errMsg: 'ok', tempFileURL: 'https://x' },
  // Whatever nobody has seen yet is no proof that the rule holds.
  odd: { status: -501001, errMsg: 'system error', tempFileURL: '' },
}

beforeEach(() => {
  rules = { people: 'closed', tickets: 'closed' }
  file = 'closed'
  const answer = (name: string) =>
    rules[name] === 'own' ? Promise.resolve({}) : fail(rules[name] === 'closed' ? -502003 : -1)
  Object.assign(globalThis, {
    wx: {
      cloud: {
        database: () => ({
          collection: (name: string) => ({ get: () => answer(name), add: () => answer(name) }),
        }),
        getTempFileURL: ({ fileList }: { fileList: string[] }) => {
          const seen = file
          return seen === 'silent'
            ? fail(-1)
            : Promise.resolve({ fileList: fileList.map(fileID => ({ fileID, ...FILES[seen] })) })
        },
      },
    },
  })
})

const marks = async (fileID: string | null = 'cloud://x') =>
  (await tryAccess(Object.keys(rules), fileID, () => undefined)).map(line => [line.id, line.mark])

describe('a phone that tries what it must not do', () => {
  it('is refused everywhere where the rules are closed', async () => {
    expect(await marks()).toEqual([
      ['collections', 'right'],
      ['file', 'right'],
    ])
  })
  it('names a collection that lets it in, and a file that it can read', async () => {
    rules['tickets'] = 'own'
    const lines = await tryAccess(Object.keys(rules), 'cloud://x', () => undefined)
    expect(lines[0]).toMatchObject({
      mark: 'wrong',
      message: expect.stringContaining('直接读或写：tickets。'),
    })
    expect(lines[1]?.mark).toBe('right')
    rules['tickets'] = 'closed'
    file = 'open'
    expect(await marks()).toEqual([
      ['collections', 'right'],
      ['file', 'wrong'],
    ])
  })
  it('calls nothing right that gave no answer', async () => {
    rules['people'] = 'silent'
    expect(await marks(null)).toEqual([
      ['collections', 'unknown'],
      ['file', 'unknown'],
    ])
  })
  it.each(['silent', 'odd'] as const)('does not take a file for closed that came back %s', async how => {
    file = how
    const lines = await tryAccess(['people'], 'cloud://x', () => undefined)
    expect(lines[1]).toMatchObject({ mark: 'unknown', message: '没有给出回答，有了信号再查一遍' })
  })
})
