import type { Memory } from '../memory'
import type { CapturedMessage } from './types'

/** Keeps a call of an openapi: what would have gone out, and what came back. */
export function keepMessage(memory: Memory, message: CapturedMessage): void {
  memory.run('INSERT INTO _messages(message) VALUES(?)', JSON.stringify(message))
}

/** All calls so far, oldest first. */
export function messagesIn(memory: Memory): CapturedMessage[] {
  return memory
    .all<{ message: string }>('SELECT message FROM _messages ORDER BY id')
    .map(({ message }) => JSON.parse(message) as CapturedMessage)
}

export function forgetMessages(memory: Memory): void {
  memory.run('DELETE FROM _messages')
}
