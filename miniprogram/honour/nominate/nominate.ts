import { PRESSES } from '../../core/honour/phone/ways'
import { formPage } from '../../forms/form-page'
import { pressMatter } from '../../forms/press-matter'
import { openSaying } from '../../utils/go'

/** Anyone puts a household forward; the household is asked before anybody else reads it. */
export default Page(
  formPage({
    form: PRESSES.nominate.form,
    draft: () => 'honour-nominate',
    news: 'points',
    start: {},
    send: (_, { filled, key, humanCheck }) =>
      pressMatter('honour', PRESSES.nominate, { key, ...(humanCheck ? { humanCheck } : {}) }, filled),
    done: ({ honour, message }) => openSaying(`/honour/open/open?id=${honour.id}`, message),
  }),
)
