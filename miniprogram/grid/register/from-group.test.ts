import { expect, test } from 'vitest'
import type { SubCategory } from '../../../contract/person/home'
import { likelyKind } from './from-group'

const sub = (id: string, label: string) => ({ id, label }) as SubCategory
const SUBS = [sub('lamp', '路灯'), sub('road', '道路桥梁'), sub('ditch', '水沟渠道'), sub('water', '用水')]

test.each([
  ['@所有人 村口的路灯又不亮了', 'lamp'],
  ['三组的水沟堵了，沟渠边上全是泥', 'ditch'],
  ['桥梁护栏松了', 'road'],
])('%s', (text, id) => expect(likelyKind(text, SUBS)?.id).toBe(id))

test('is nothing where no kind is named, and where two are', () => {
  expect(likelyKind('谁家的狗跑到我家菜地里了', SUBS)).toBeNull()
  expect(likelyKind('路灯不亮，用水也断断续续', SUBS)).toBeNull()
  expect(likelyKind('', SUBS)).toBeNull()
})
