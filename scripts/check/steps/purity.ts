// core/ is pure; what ships has no eval, no BigInt and no switch between "local" and "real".
import { matches, type Step, sources } from '../step'

const IN_CORE: [RegExp, string][] = [
  [/\bwx\s*\.\s*\w+/g, '规则里没有 wx'],
  [/\bDate\.now\b/g, '时间要从参数来，不能看钟'],
  [/\bnew Date\(\s*\)/g, '时间要从参数来，不能看钟'],
  [/\bperformance\.now\b/g, '时间要从参数来，不能看钟'],
  [/\bMath\.random\b/g, '规则里没有随机'],
  [/\bsetTimeout\b|\bsetInterval\b/g, '规则里不等人'],
  [/\bprocess\.env\b/g, '规则里没有环境变量'],
]
const ON_THE_PHONE: [RegExp, string][] = [
  [/\beval\s*\(|\bnew Function\b/g, '手机上没有 eval 和 new Function'],
  [/(?<![\w$."'`#-])\d+n\b|\bBigInt\b/g, '老安卓不认 BigInt'],
  [/\bIntl\s*\./g, '手机上没有 Intl'],
  [/\bnew Date\(\s*['"`]/g, 'iOS 认不出日期字符串，请用毫秒数'],
  [/\bDate\.parse\b/g, 'iOS 认不出日期字符串，请用毫秒数'],
]
const SWITCHES: [RegExp, string][] = [
  [
    /\bif\s*\(\s*!?\s*(?:is)?(?:local|mock|dev|debug|preview)\w*\s*\)/gi,
    '同一份代码在哪里都一样跑，不要按环境分路',
  ],
  [/\b(?:useMock|isLocal|isMock|isPreview|IS_LOCAL|__DEV__)\b/g, '同一份代码在哪里都一样跑，不要按环境分路'],
  [/\bprocess\.env\.(?:NODE_ENV|LOCAL|MOCK|DEBUG)\b/g, '同一份代码在哪里都一样跑，不要按环境分路'],
  [/\benvVersion\s*===?\s*['"]/g, '同一份代码在哪里都一样跑，不要按版本分路'],
  [/\bplatform\s*===?\s*['"]devtools['"]/g, '同一份代码在哪里都一样跑，不要认开发工具'],
]

const search = (root: string, dirs: string[], rules: [RegExp, string][]) =>
  dirs
    .flatMap(dir => sources(root, dir, '.ts', '.wxs'))
    .flatMap(source =>
      rules.flatMap(([pattern, message]) =>
        matches(source, pattern, ([found]) => `${found.trim()}：${message}`),
      ),
    )

export const purity: Step = {
  name: '规则纯净，不分环境',
  run: root => [
    ...search(root, ['miniprogram/core'], IN_CORE),
    ...search(root, ['miniprogram'], ON_THE_PHONE),
    ...search(root, ['contract', 'miniprogram', 'cloudfunctions'], SWITCHES),
  ],
}
