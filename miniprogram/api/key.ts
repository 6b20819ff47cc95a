/**
 * The tap's key, made once on the phone and sent again with every repeat of the same tap: the cloud then
 * answers the same and writes nothing twice. 20 characters, time first so that keys sort.
 */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

export function newKey(): string {
  let tail = ''
  for (let i = 0; i < 12; i++) tail += LETTERS.charAt(Math.floor(Math.random() * LETTERS.length))
  return Date.now().toString(36) + tail
}
