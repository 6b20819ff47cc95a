/** The clock presses a verb, the same way people do. */
import type { ClockCommand, Command } from '../../../miniprogram/core/ticket/commands'
import { isRefusal, type RefusalCode } from '../../../miniprogram/core/refusal'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { press } from '../../_journal/execute'

/**
 * What the rules say against it, e.g. because somebody was quicker; null when it was pressed. The tap names ticket, revision and verb: the same step
 * twice is one event.
 */
export async function clockPress(
  { id, rev }: Pick<Ticket, 'id' | 'rev'>,
  command: ClockCommand,
  now: number,
): Promise<RefusalCode | null> {
  const answer = await press('ticket', {
    id,
    command: { ...command, key: `${id}:${rev}:${command.verb}` } as Command,
    by: null,
    now,
  })
  return isRefusal(answer) ? answer.refused : null
}
