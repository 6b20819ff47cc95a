/** docs/deploy.md promises a way to see that each step was done right. Which line proves which step is written out here. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')
const steps = read('docs/deploy.md')
  .split(/\n(?=\d+\. )/)
  .slice(1)

/** The lines of a witness, by the name that stands at their beginning. */
const namesIn = (file: string, pattern: RegExp): string[] =>
  [...read(file).matchAll(pattern)].map(([, name]) => name ?? '')
const VERIFY = namesIn('scripts/deploy/verify.ts', /what(?: =|:) '([^']+)'/g)
const SELF_CHECK = [
  ...namesIn('cloudfunctions/api/county/self-check.ts', /line\(\s*'\w+',\s*'([^']+)'/g),
  ...namesIn('miniprogram/town/selfcheck/try-settings.ts', /what: '([^']+)'/g),
]

/** How a sentence begins where it is written. */
const BEGINS = ["'", '`', '\\n']

type Said = { line: string; of: readonly string[] } | { words: string; in: string }
const verify = (line: string): Said => ({ line, of: VERIFY })
const selfCheck = (line: string): Said => ({ line, of: SELF_CHECK })
const message = (file: string, words: string): Said => ({ words, in: file })

/** For each step of the page, in its order, exactly what it quotes and who says it. */
const PROOFS: Record<number, Said[]> = {
  1: [message('scripts/deploy/run.ts', '正在读环境里现在有什么'), verify('运行环境')],
  2: [message('scripts/deploy/plan/inspect.ts', 'privateKeyPath：'), verify('上传密钥')],
  3: [
    selfCheck('隐私保护指引'),
    message('miniprogram/utils/not-allowed.ts', '县里的隐私保护指引还没写上这一项'),
  ],
  4: [verify('消息模板')],
  5: [message('scripts/deploy/cloud/account.ts', '没有云账号的密钥'), verify('云账号')],
  6: [message('scripts/deploy.ts', '✓ 这台电脑上能查的都查过了')],
  7: [message('scripts/deploy/run.ts', '正在读环境里现在有什么'), message('scripts/deploy/run.ts', '要新建')],
  8: [
    message('scripts/deploy/run.ts', '✓ 都做好了，读回来核对过'),
    ...['代码', '集合', '索引', '云存储', '云函数权限'].map(verify),
  ],
  9: [verify('密钥'), message('scripts/deploy/verify.ts', '和密钥文件一样')],
  10: [selfCheck('云调用权限'), message('miniprogram/town/selfcheck/selfcheck.ts', '对')],
  11: [selfCheck('消息推送')],
  12: [selfCheck('放假安排')],
  13: [
    selfCheck('定时器'),
    message('cloudfunctions/api/county/self-check.ts', '刚动过'),
    message('miniprogram/town/selfcheck/selfcheck.ts', '不对'),
  ],
  14: [
    message('scripts/deploy/demo.ts', '✓ 体验县建好了'),
    selfCheck('体验县'),
    message('miniprogram/resident/demo/demo.ts', '现在您是'),
  ],
  15: [
    verify('公众平台'),
    selfCheck('基础库最低版本'),
    selfCheck('备案和类目'),
    message('scripts/deploy/demo.ts', '✓ 体验县整个删掉了'),
  ],
}

describe('the page for the clerk', () => {
  it('has at most fifteen steps by hand, numbered as they come', () => {
    expect(steps.map(step => Number.parseInt(step, 10))).toEqual(Object.keys(PROOFS).map(Number))
    expect(steps.length).toBeLessThanOrEqual(15)
  })

  it('knows the lines of both witnesses', () => {
    expect([VERIFY.length, SELF_CHECK.length]).toEqual([17, 15])
  })

  it.each(Object.entries(PROOFS))(
    'step %s is proved by what its line says, and by nothing else',
    (number, proofs) => {
      const [, ...parts] = (steps[Number(number) - 1] ?? '').split('*做对了*')
      expect(parts).toHaveLength(1)
      const quoted = [...(parts[0] ?? '').split('\n\n')[0]!.matchAll(/「([^」]+)」/g)].map(
        ([, words]) => words,
      )
      expect(quoted).toEqual(proofs.map(said => ('line' in said ? said.line : said.words)))
      for (const said of proofs)
        if ('line' in said) expect(said.of).toContain(said.line)
        else expect(BEGINS.some(before => read(said.in).includes(before + said.words))).toBe(true)
    },
  )
})
