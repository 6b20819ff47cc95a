import type { PersonId } from '../../people/role'
import type { Honour } from '../kinds'
import { beside } from '../kit'
import { ONE_REGISTRATION } from '../../labels'

type Standing = Pick<Honour, 'nominatedBy' | 'consent' | 'objections'>

/** Whether an honour names this person. Judges hold posts, and nobody who holds one becomes somebody else. */
export const standsIn = ({ nominatedBy, consent, objections }: Standing, person: PersonId): boolean =>
  nominatedBy === person || consent?.by === person || objections.some(one => one.by === person)

/** Two entries of one human became one (docs/adr/0112): what they wrote is the listed person's from now on. Nobody presses it. */
export const selfJoined = beside('SelfJoined')({
  label: ONE_REGISTRATION,
  evolve: ({ stage, nominatedBy, consent, objections }, { from, into }) => ({
    stage,
    record: {
      nominatedBy: nominatedBy === from ? into : nominatedBy,
      consent: consent?.by === from ? { ...consent, by: into } : consent,
      objections: objections.map(one => (one.by === from ? { ...one, by: into } : one)),
    },
  }),
  message: '',
  words: { text: 'none' },
  phrase: null,
  tells: [],
  timeline: '',
})
