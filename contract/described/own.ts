import type { About } from './about'
import type { ownReads, ownWrites } from '../person/own'

/** What the schemas of one's own data cannot say. */
export const ABOUT_OWN: Record<keyof typeof ownReads | keyof typeof ownWrites, About> = {
  'me.leaving': {
    who: 'signed in',
    what: 'What is still open of me, before I ask to be forgotten',
    answers: 'Leaving',
  },
  'me.delete': {
    who: 'anyone without a post; of somebody unknown here nothing is kept',
    what: 'Ends what is open, forgets all I typed and who I am; histories stay and verify',
    answers: '{ words, files }',
  },
  'me.copy': {
    who: 'signed in',
    what: 'Asks for a file with everything that is kept about me; it is there for an hour',
    answers: '{ id }',
  },
  'me.copyShow': {
    who: 'who asked for it',
    what: 'Whether the file is made; wakes what stopped',
    answers: '{ id, fileName, state, rows, parts }',
  },
  'me.copyPart': { who: 'who asked for it', what: 'A part of the file, base64', answers: '{ bytes }' },
}
