import type { RulesChanged } from '../../../contract/county/rules'

/** How a change of rules is answered: what would be otherwise, what does not fit, whether it stands. */
export function answerOf(
  saved: boolean,
  lines: string[],
  problems: string[],
  whenSaved = '存好了。以前点的单还照自己那一版。',
): RulesChanged {
  const message = saved ? whenSaved : problems.length > 0 ? '有对不上的，没有存。' : '还没有存。'
  return { saved, differences: lines, problems, message }
}

/** Somebody saved the next version between our look and our saving: its number is no mistake of who presses. */
export const wasOvertaken = ({ problems }: { problems: readonly { where: string }[] }): boolean =>
  problems.some(({ where }) => where === 'version')
