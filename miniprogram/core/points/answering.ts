/** What is filled in to answer an objection, to a good deed as to an honour. */
import { LIMITS } from '../limits'
import { flag, ref, text } from '../process/fields'

/** `means`: what follows when it is founded, and when it is not. `example`: of how it was looked into. */
export const answerFields = (means: { yes: string; no: string }, example: string) => ({
  objectionId: ref({ label: '哪一条', to: 'matter', required: 'BAD_INPUT' }),
  upheld: flag({ label: '成不成立', labels: { yes: '意见成立', no: '意见不成立' }, means }),
  reason: text({
    label: '怎么核实的',
    hint: `比如：${example}`,
    max: LIMITS.reason,
    moderated: true,
    required: 'NEEDS_REASON',
    keptAs: 'text',
  }),
})
