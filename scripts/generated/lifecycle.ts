/** `docs/lifecycle.md`: how each kind of matter goes its way, a mermaid diagram and a table each, both from its process. */
import { deedProcess } from '../../miniprogram/core/deed/process'
import { feedbackProcess } from '../../miniprogram/core/feedback/process'
import { honourProcess } from '../../miniprogram/core/honour/process'
import { redemptionProcess } from '../../miniprogram/core/redemption/process'
import { ticketProcess } from '../../miniprogram/core/ticket/process'
import { RELATION_LABELS } from '../../miniprogram/core/labels'

/** As much of a process as is drawn. */
interface Drawn {
  name: string
  stages: Readonly<Record<string, { label: string; final: boolean }>>
  verbs: Readonly<Record<string, Drawable>>
}
interface Drawable {
  label: string
  opens: boolean
  by: { readonly [state: string]: readonly string[] | undefined }
  pressers: readonly string[]
  to: readonly string[]
  insists?: true
}
/**
 * `begins`: the state in which a new one is. `who`: every relation that its verbs name. `never`: a verb names from where and
 * to where it goes, not which of these leads to which; these moves it does not make.
 */
interface Chapter {
  title: string
  process: Drawn
  begins: string
  who: Readonly<Record<string, string>>
  never: readonly string[]
}
type Words<P> = P extends { verbs: Record<string, { pressers: readonly (infer Who extends string)[] }> }
  ? Record<Who, string>
  : never
const chapter = <const P extends Drawn>(
  title: string,
  process: P,
  begins: keyof P['stages'] & string,
  who: Words<P>,
  never: readonly string[] = [],
): Chapter => ({ title, process, begins, who, never })

export const CHAPTERS: readonly Chapter[] = [
  chapter('一张单的一生', ticketProcess, 'submitted', RELATION_LABELS),
  chapter(
    '一件好事',
    deedProcess,
    'waiting',
    {
      reporter: '自家的人、本格网格员',
      author: '报的人',
      household: '这户人家',
      villager: '村里人',
      voucher: '证实的人（别家的网格员、监委会）',
      committee: '监委会（人不够时镇平台办公室）',
      clock: '钟',
    },
    // One more objection frees none.
    ['objected --> confirmed : object'],
  ),
  chapter('换一件东西', redemptionProcess, 'waiting', {
    household: '这户人家',
    gridMember: '本格网格员',
    helper: '代换的人',
    counter: '积分超市的人',
    clock: '钟',
  }),
  chapter(
    '一次评优',
    honourProcess,
    'nominated',
    {
      household: '这户人家',
      gridMember: '本格网格员',
      committee: '监委会（人不够时镇平台办公室）',
      town: '镇平台办公室（监委会没答复）',
      villager: '村里人',
      clock: '钟',
    },
    // An honour once given is shown or not; an answer after the end changes nothing.
    [
      'deciding --> notice : consent',
      'awarded --> notice : consent',
      'awarded --> declined : consent',
      'declined --> deciding : answer',
      'declined --> notAwarded : answer',
      'notAwarded --> deciding : answer',
    ],
  ),
  chapter(
    '投诉和建议',
    feedbackProcess,
    'sent',
    {
      anybody: '谁都行',
      writer: '写的人',
      answerer: '收到的人（镇里，申诉后县里；说镇里的，县里）',
      clock: '钟',
    },
    // The town's answer comes before an appeal, and what is appealed the county answers.
    ['appealed --> answered : answer'],
  ),
]

/** What another matter brings about nobody presses: it is not drawn. */
const pressed = ({ process: { verbs } }: Chapter): [string, Drawable][] =>
  Object.entries(verbs).filter(([, { pressers }]) => pressers.length > 0)
const landing = ({ opens, to }: Drawable, { begins }: Chapter): readonly string[] => (opens ? [begins] : to)

/** Every move that changes the state; those that stay are in the table. */
export function mermaid(one: Chapter): string {
  const { stages } = one.process
  const arrows = new Map<string, Set<string>>()
  for (const [name, verb] of pressed(one))
    for (const from of Object.keys(verb.by))
      for (const to of landing(verb, one).filter(state => state !== 'same' && state !== from)) {
        const arrow = `${from === 'new' ? '[*]' : from} --> ${to}`
        if (!one.never.includes(`${arrow} : ${name}`))
          arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(verb.label))
      }
  return [
    'stateDiagram-v2',
    ...Object.entries(stages).map(([state, { label }]) => `  state "${label}" as ${state}`),
    ...[...arrows].map(([arrow, labels]) => `  ${arrow} : ${[...labels].join(' / ')}`),
    ...Object.entries(stages).flatMap(([state, { final }]) => (final ? [`  ${state} --> [*]`] : [])),
  ].join('\n')
}

export function table(one: Chapter): string {
  const words = (state: string): string =>
    state === 'new' ? '–' : state === 'same' ? '不变' : (one.process.stages[state]?.label ?? state)
  const rows = pressed(one).map(([name, verb]) => {
    const clockOnly = verb.pressers.every(who => who === 'clock')
    const note = [clockOnly ? '到时自动' : '', verb.insists ? '看过之后变了就不算' : '']
      .filter(Boolean)
      .join('，')
    const from = Object.keys(verb.by).map(words).join(' ')
    const who = verb.pressers.map(relation => one.who[relation]).join('、')
    return `| ${verb.label} \`${name}\` | ${from} | ${landing(verb, one).map(words).join(' 或 ')} | ${who} | ${note} |`
  })
  return ['| 动作 | 从 | 到 | 谁 | 说明 |', '|---|---|---|---|---|', ...rows].join('\n')
}

export const lifecyclePage = (): string =>
  [
    '# 每一件事怎么走',
    '',
    '由 `miniprogram/core/*/process.ts` 生成，请勿手改。',
    '',
    ...CHAPTERS.flatMap(one => [
      `## ${one.title}`,
      '',
      '```mermaid',
      mermaid(one),
      '```',
      '',
      table(one),
      '',
    ]),
  ].join('\n')
