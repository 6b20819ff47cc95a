import { describe, expect, it } from 'vitest'
import { home, project, refuses, rule } from './project.testing'
import { phoneRules } from './steps/phone-rules'

describe('the rules of orders on the phone', () => {
  const decides = { 'miniprogram/core/ticket/decide.ts': 'export const decide = (): number => 1\n' }
  const message = 'miniprogram/pages/home/home.ts 引了 miniprogram/core/ticket/decide.ts'
  it('are none: a page that loads what decides is named', () =>
    refuses(
      phoneRules,
      {
        ...decides,
        ...home("import { decide } from '../../core/ticket/decide'\nexport const one = decide()"),
      },
      message,
    ))
  it('are none by a detour either', () =>
    refuses(
      phoneRules,
      {
        ...decides,
        ...rule("import { decide } from './ticket/decide'\n\nexport const one = decide()"),
        ...home("import { one } from '../../core/rule'\nexport const two = one"),
      },
      'miniprogram/core/rule.ts 引了 miniprogram/core/ticket/decide.ts',
    ))
  it('may be asked for their types, and for words', async () => {
    const words = { 'miniprogram/core/ticket/phone/labels.ts': "export const LABELS = { claim: '领单' }\n" }
    const asks = home(
      "import type { decide } from '../../core/ticket/decide'\nimport { LABELS } from '../../core/ticket/phone/labels'\nexport const one: [typeof decide, string] | null = null ?? [null as never, LABELS.claim]",
    )
    expect(await phoneRules.run(project({ ...decides, ...words, ...asks }))).toEqual([])
  })
  it('are counted', () =>
    refuses(
      phoneRules,
      {
        'miniprogram/core/ticket/phone/labels.ts': `export const LABELS = '${'词'.repeat(21_000)}'\n`,
        ...home("import { LABELS } from '../../core/ticket/phone/labels'\nexport const one = LABELS"),
      },
      /最多 20480/,
    ))
})
